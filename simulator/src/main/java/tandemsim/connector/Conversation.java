package tandemsim.connector;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tandemsim.companyfile.QuickBooksSession;
import tandemsim.companyfile.qbxml.MessageProcessor;
import tandemsim.companyfile.qbxml.MessageRefused;
import tandemsim.connector.Update.Ended;
import tandemsim.connector.UpdateResult.Outcome;

/** The part of an update in which the service's messages go to QuickBooks and the answers back. */
final class Conversation {

    private static final Pattern REQUEST = Pattern.compile("<(\\w+Rq)[\\s/>]");

    private final QwcFile application;
    private final QuickBooksSession session;
    private final SoapClient client;
    private final Fate fate;
    private final ConnectorSettings settings;
    private final UpdateListener listener;
    private final List<String> shown;
    private final List<LateAnswer> late;
    private final String ticket;

    private int percent;
    private long records;
    private int writes;

    Conversation(
            QwcFile application,
            QuickBooksSession session,
            SoapClient client,
            Fate fate,
            ConnectorSettings settings,
            UpdateListener listener,
            List<String> shown,
            List<LateAnswer> late,
            String ticket) {
        this.application = application;
        this.session = session;
        this.client = client;
        this.fate = fate;
        this.settings = settings;
        this.listener = listener;
        this.shown = shown;
        this.late = late;
        this.ticket = ticket;
    }

    int percent() {
        return percent;
    }

    long records() {
        return records;
    }

    int writes() {
        return writes;
    }

    void run() throws Ended, Fate.Died, InterruptedException {
        String facts = facts();
        while (true) {
            String message = ask(facts);
            facts = "";
            if (message.isEmpty() || message.equals("NoOp")) {
                if (pauses()) {
                    continue;
                }
                close();
                throw new Ended(Outcome.STOPPED_BY_SERVICE, 0, lastShown());
            }
            int progress = deliver(message);
            if (progress < 0) {
                String text = lastError();
                show(text);
                close();
                throw new Ended(Outcome.STOPPED_BY_SERVICE, 0, text);
            }
            percent = progress;
            listener.progress(progress);
            if (progress == 100) {
                close();
                return;
            }
        }
    }

    /** The Web Connector's own questions about host, company and preferences; asked before the service's first message. */
    private String facts() throws Ended {
        String owner = application.ownerId();
        String question =
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><?qbxml version=\"4.0\"?><QBXML><QBXMLMsgsRq onError=\"continueOnError\">"
                        + "<HostQueryRq requestID=\"0\"></HostQueryRq>"
                        + "<CompanyQueryRq requestID=\"1\"><OwnerID>" + owner + "</OwnerID></CompanyQueryRq>"
                        + "<PreferencesQueryRq requestID=\"2\"></PreferencesQueryRq></QBXMLMsgsRq></QBXML>";
        try {
            return session.process(question).response();
        } catch (MessageRefused e) {
            throw new Ended(Outcome.FAILED, QbwcCode.HCP_FAILED, e.text());
        }
    }

    private String ask(String facts) throws Ended, Fate.Died {
        int[] version = session.file().host().newest();
        try {
            return client.call(
                    "sendRequestXML",
                    "ticket",
                    ticket,
                    "strHCPResponse",
                    facts,
                    "strCompanyFileName",
                    session.file().path(),
                    "qbXMLCountry",
                    session.file().host().country(),
                    "qbXMLMajorVers",
                    String.valueOf(version[0]),
                    "qbXMLMinorVers",
                    String.valueOf(version[1]));
        } catch (SoapFault e) {
            throw new Ended(Outcome.FAILED, QbwcCode.SEND_REQUEST_FAILED, e.text());
        }
    }

    private boolean pauses() throws Ended, Fate.Died, InterruptedException {
        String text = lastError();
        switch (text) {
            case "NoOp" -> {
                Thread.sleep(settings.noOpWait());
                return true;
            }
            case "Interactive mode" -> {
                interactive();
                return false;
            }
            default -> {
                show(text);
                return false;
            }
        }
    }

    private void interactive() throws Ended, Fate.Died {
        try {
            show(client.call(
                    "interactiveRejected", "wcTicket", ticket, "reason", "The user refused interactive mode."));
        } catch (SoapFault e) {
            throw new Ended(Outcome.FAILED, 0, e.text());
        }
    }

    private String lastError() throws Ended, Fate.Died {
        try {
            return client.call("getLastError", "ticket", ticket);
        } catch (SoapFault e) {
            throw new Ended(Outcome.FAILED, QbwcCode.GET_LAST_ERROR_FAILED, e.text());
        }
    }

    /** Runs a message in QuickBooks and hands its answer over. */
    private int deliver(String message) throws Ended, Fate.Died, InterruptedException {
        List<String> requests = REQUEST.matcher(message)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.equals("QBXMLMsgsRq"))
                .toList();
        fate.nextMessage(requests);
        listener.quickBooksWorks(requests);
        fate.delay();
        String response = "";
        String hresult = "";
        String text = "";
        var failure = fate.fails();
        try {
            if (fate.refuses(message)) {
                hresult = "0x80040400";
                text = "QuickBooks found an error when parsing the provided XML text stream.";
            } else {
                if (failure.isEmpty() || failure.get().executed()) {
                    response = process(message);
                }
                if (failure.isPresent()) {
                    response = "";
                    hresult = failure.get().hresult();
                    text = failure.get().message();
                }
            }
        } catch (MessageRefused e) {
            hresult = e.hresult();
            text = e.text();
            listener.failed("QuickBooks", e.hresult() + " " + e.reason());
        }
        if (fate.losesResponse()) {
            throw new Fate.Died();
        }
        response = response.isEmpty() ? "" : fate.response(response);
        if (fate.delaysResponse()) {
            late.add(new LateAnswer(application, ticket, response, hresult, text));
            throw new Fate.Died();
        }
        if (fate.repeatsResponse()) {
            receive(response, hresult, text);
        }
        return receive(response, hresult, text);
    }

    private String process(String message) {
        MessageProcessor.Processed processed = session.process(
                message, fate.forgetsOutcome() ? MessageProcessor.Memory.FAILS : MessageProcessor.Memory.KEEPS);
        records += processed.records();
        writes += processed.writes();
        if (processed.writes() > 0) {
            listener.quickBooksWrote(message);
        }
        listener.quickBooksAnswered(processed.records(), processed.response().length());
        return processed.response();
    }

    private int receive(String response, String hresult, String text) throws Ended, Fate.Died {
        String answer;
        try {
            answer = client.call(
                    "receiveResponseXML", "ticket", ticket, "response", response, "hresult", hresult, "message", text);
        } catch (SoapFault e) {
            throw new Ended(Outcome.FAILED, QbwcCode.RECEIVE_RESPONSE_FAILED, e.text());
        }
        try {
            int progress = Integer.parseInt(answer.strip());
            if (progress <= 100) {
                return progress;
            }
        } catch (NumberFormatException e) {
            throw new Ended(
                    Outcome.FAILED,
                    QbwcCode.RECEIVE_RESPONSE_FAILED,
                    "Input string was not in a correct format: " + answer.toUpperCase(Locale.ROOT));
        }
        throw new Ended(Outcome.FAILED, QbwcCode.RECEIVE_RESPONSE_FAILED, "receiveResponseXML answered " + answer);
    }

    private void close() throws Fate.Died {
        try {
            show(client.call("closeConnection", "ticket", ticket));
        } catch (SoapFault e) {
            show("QBWC" + QbwcCode.CLOSE_CONNECTION_FAILED + ": " + e.text());
        }
    }

    private void show(String text) {
        shown.add(text);
        listener.shows(text);
    }

    private String lastShown() {
        return shown.isEmpty() ? "" : shown.getLast();
    }
}
