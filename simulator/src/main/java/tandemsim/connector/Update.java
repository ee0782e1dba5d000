package tandemsim.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandemsim.companyfile.CompanyFile;
import tandemsim.companyfile.ConnectionFailed;
import tandemsim.companyfile.QuickBooks;
import tandemsim.companyfile.QuickBooksSession;
import tandemsim.connector.UpdateResult.Outcome;

/** One update, from serverVersion to closeConnection. */
final class Update {

    private final QwcFile application;
    private final String key;
    private final QuickBooks quickBooks;
    private final ConnectorSettings settings;
    private final SoapClient client;
    private final Fate fate;
    private final UpdateListener listener;
    private final List<LateAnswer> late;
    private final List<String> shown = new ArrayList<>();
    private final Instant began = Instant.now();

    private String ticket = "";
    private Optional<Duration> postponed = Optional.empty();
    private Optional<Duration> minimumInterval = Optional.empty();
    private @Nullable Conversation conversation;

    /** @param late what earlier updates could not hand over; this one does, and adds what it cannot */
    Update(
            QwcFile application,
            String key,
            QuickBooks quickBooks,
            ConnectorSettings settings,
            SoapClient client,
            Fate fate,
            UpdateListener listener,
            List<LateAnswer> late) {
        this.application = application;
        this.key = key;
        this.quickBooks = quickBooks;
        this.settings = settings;
        this.client = client;
        this.fate = fate;
        this.listener = listener;
        this.late = late;
    }

    /** An update ends in a way that is not the happy one. */
    static final class Ended extends Exception {
        private static final long serialVersionUID = 1L;

        final Outcome outcome;
        final int code;

        Ended(Outcome outcome, int code, String message) {
            super(message);
            this.outcome = outcome;
            this.code = code;
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }

    UpdateResult run() {
        try {
            greet();
            String path = authenticate();
            QuickBooksSession session = connect(path);
            return work(session);
        } catch (Ended e) {
            if (shown.isEmpty() || !shown.getLast().equals(e.text())) {
                show(e.text());
            }
            return ended(e.outcome, e.code);
        } catch (Fate.Died e) {
            return ended(Outcome.DIED, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ended(Outcome.DIED, 0);
        }
    }

    /** The AppLock stays when the PC dies: that is how the next one finds it. */
    private UpdateResult work(QuickBooksSession session) throws Ended, Fate.Died, InterruptedException {
        CompanyFile file = session.file();
        lock(file);
        Conversation talk =
                new Conversation(application, session, client, fate, settings, listener, shown, late, ticket);
        conversation = talk;
        try {
            talk.run();
            unlock(file);
            return ended(Outcome.COMPLETED, 0);
        } catch (Ended e) {
            unlock(file);
            throw e;
        } finally {
            file.saveQuietly();
        }
    }

    private UpdateResult ended(Outcome outcome, int code) {
        Conversation talk = conversation;
        return new UpdateResult(
                outcome,
                code,
                ticket,
                client.calls(),
                List.copyOf(shown),
                talk == null ? 0 : talk.percent(),
                talk == null ? 0 : talk.records(),
                talk == null ? 0 : talk.writes(),
                postponed,
                minimumInterval,
                Duration.between(began, Instant.now()));
    }

    private void greet() throws Ended, Fate.Died {
        try {
            client.call("serverVersion");
        } catch (SoapFault e) {
            // Old services lack the operation: the real client logs this and goes on.
            show("serverVersion: " + e.text());
        }
        String answer;
        try {
            answer = client.call("clientVersion", "strVersion", settings.clientVersion());
        } catch (SoapFault e) {
            throw new Ended(Outcome.FAILED, QbwcCode.CLIENT_VERSION_FAILED, e.text());
        }
        if (answer.isEmpty()) {
            return;
        }
        String text = answer.length() > 2 ? answer.substring(2) : "";
        switch (answer.substring(0, Math.min(2, answer.length()))) {
            case "W:" -> {
                show(text);
                if (!settings.acceptWarnings()) {
                    throw new Ended(Outcome.VERSION_REFUSED, QbwcCode.CLIENT_VERSION_STOP, text);
                }
            }
            case "E:" -> throw new Ended(Outcome.VERSION_REFUSED, QbwcCode.CLIENT_VERSION_STOP, text);
            case "O:" ->
                throw new Ended(
                        Outcome.VERSION_REFUSED,
                        QbwcCode.CLIENT_VERSION_STOP,
                        "The service needs Web Connector " + text + "; " + settings.clientVersion() + " is installed.");
            default ->
                throw new Ended(Outcome.FAILED, QbwcCode.CLIENT_VERSION_ANSWER, "clientVersion answered: " + answer);
        }
    }

    /** @return the company file that the service names; empty for the open one */
    private String authenticate() throws Ended, Fate.Died {
        List<String> answer;
        try {
            answer = client.callForStrings(
                    "authenticate", "strUserName", application.userName(), "strPassword", fate.key(key));
            if (answer.size() < 2 || answer.size() > 4) {
                throw new SoapFault("Index was outside the bounds of the array.");
            }
            postponed = seconds(answer, 2);
            minimumInterval = seconds(answer, 3);
        } catch (SoapFault e) {
            throw new Ended(Outcome.FAILED, QbwcCode.AUTHENTICATE_FAILED, e.text());
        }
        ticket = answer.getFirst();
        handOverLate();
        String what = answer.get(1);
        boolean putOff = settings.autoRun() && postponed.isPresent();
        switch (what.toLowerCase(Locale.ROOT)) {
            case "none" -> refused(Outcome.NO_WORK, 0, "No data exchange required");
            case "nvu" -> refused(Outcome.INVALID_USER, QbwcCode.NO_VALID_USER, "Invalid password");
            case "busy" -> refused(Outcome.BUSY, 0, "Application busy");
            default -> {
                if (putOff) {
                    refused(Outcome.POSTPONED, 0, "Update postponed by application");
                }
            }
        }
        return what;
    }

    private void handOverLate() throws Fate.Died {
        List<LateAnswer> mine = late.stream()
                .filter(answer -> answer.application().equals(application))
                .toList();
        late.removeAll(mine);
        for (LateAnswer answer : mine) {
            try {
                client.call(
                        "receiveResponseXML",
                        "ticket",
                        answer.ticket(),
                        "response",
                        answer.response(),
                        "hresult",
                        answer.hresult(),
                        "message",
                        answer.text());
            } catch (SoapFault e) {
                show("QBWC" + QbwcCode.RECEIVE_RESPONSE_FAILED + ": " + e.text());
            }
        }
    }

    private void refused(Outcome outcome, int code, String text) throws Ended, Fate.Died {
        if (settings.closeAfterRefusal()) {
            close();
        }
        throw new Ended(outcome, code, text);
    }

    private static Optional<Duration> seconds(List<String> answer, int index) throws SoapFault {
        if (answer.size() <= index || answer.get(index).isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Duration.ofSeconds(Long.parseLong(answer.get(index).strip())));
        } catch (NumberFormatException e) {
            throw new SoapFault("Input string was not in a correct format.");
        }
    }

    private QuickBooksSession connect(String first) throws Ended, Fate.Died {
        String path = first;
        for (int attempt = 1; ; attempt++) {
            try {
                fate.connecting();
                return quickBooks.connect(application.appName(), path);
            } catch (ConnectionFailed failure) {
                path = connectionError(failure);
                if (attempt >= settings.mostConnectionTries()) {
                    throw new Ended(
                            Outcome.FAILED,
                            QbwcCode.QUICKBOOKS_CONNECTION,
                            "The service asked to try again " + attempt + " times: an endless loop.");
                }
            }
        }
    }

    private String connectionError(ConnectionFailed failure) throws Ended, Fate.Died {
        String answer;
        try {
            answer = client.call(
                    "connectionError", "ticket", ticket, "hresult", failure.hresult(), "message", failure.text());
        } catch (SoapFault e) {
            throw new Ended(Outcome.FAILED, QbwcCode.CONNECTION_ERROR_FAILED, e.text());
        }
        if (answer.equalsIgnoreCase("done")) {
            if (settings.closeAfterRefusal()) {
                close();
            }
            throw new Ended(Outcome.NO_QUICKBOOKS, QbwcCode.QUICKBOOKS_CONNECTION, failure.text());
        }
        return answer;
    }

    private void close() throws Fate.Died {
        try {
            show(client.call("closeConnection", "ticket", ticket));
        } catch (SoapFault e) {
            show("QBWC" + QbwcCode.CLOSE_CONNECTION_FAILED + ": " + e.text());
        }
    }

    private void lock(CompanyFile file) throws Ended, Fate.Died {
        String lock = file.extension(application.ownerId(), WebConnector.APP_LOCK);
        String mine = WebConnector.lock(settings, file.clock().epochSecond());
        String owner = mine.substring(0, mine.lastIndexOf(':') + 1);
        if (lock != null && lock.startsWith("LOCKED:") && !lock.startsWith(owner)) {
            refused(
                    Outcome.LOCKED,
                    0,
                    "Update aborted. Company file is locked by another client " + lock.split(":", -1)[1]);
        }
        if (lock != null) {
            file.putExtension(application.ownerId(), WebConnector.APP_LOCK, mine);
        }
    }

    private void unlock(CompanyFile file) {
        if (file.extension(application.ownerId(), WebConnector.APP_LOCK) != null) {
            file.putExtension(application.ownerId(), WebConnector.APP_LOCK, "UNLOCKED");
        }
    }

    private void show(String text) {
        shown.add(text);
        listener.shows(text);
    }
}
