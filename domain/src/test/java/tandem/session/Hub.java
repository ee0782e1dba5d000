package tandem.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.access.KeyedHash;
import tandem.company.ConnectorId;
import tandem.company.Stamp;
import tandem.request.Couriers;
import tandem.request.InMemoryRequests;
import tandem.session.Conversation.Credentials;
import tandem.session.Conversation.Greeting;
import tandem.session.Conversation.OpenFile;
import tandem.session.Conversation.Response;
import tandem.vendor.VendorCourier;
import tandem.wire.Answer;
import tandem.wire.MessageSet;
import tandem.wire.Question;
import tandem.wire.UnreadableAnswer;

/** A hub in memory with one company, one company file, and as many connectors as a test wants. */
final class Hub {

    static final int MORE_EXCHANGES_THAN_ANY_SESSION_NEEDS = 400;

    final MovableClock clock = new MovableClock("2026-03-02T12:00:00Z");
    final InMemoryVisits visits = new InMemoryVisits();
    final InMemoryRequests requests = visits.requests;
    final InMemoryMirror mirror = new InMemoryMirror();
    final ScriptedLanguage language = new ScriptedLanguage();
    final FakeQuickBooks quickBooks = new FakeQuickBooks();
    final KeyedHash hash = new KeyedHash(new byte[32]);
    Duration minimumGap = Duration.ZERO;
    long recordedResponse;

    Hub() {
        visits.lastChange = () -> mirror.changes;
    }

    Frontdesk desk() {
        return new Frontdesk(
                visits,
                mirror,
                requests,
                new Couriers(List.of(new VendorCourier(mirror))),
                language,
                hash,
                new SyncSettings(
                        Duration.ofMinutes(30),
                        minimumGap,
                        Duration.ofMinutes(1),
                        Duration.ofDays(30),
                        recordedResponse,
                        FakeQuickBooks.STAMP_OWNER,
                        "help@example.com"),
                clock);
    }

    Connector connector(String name) {
        int number = visits.connectors.size() + 1;
        var row = new InMemoryVisits.ConnectorRow(
                new ConnectorId(new UUID(7, number)),
                name,
                new UUID(8, number),
                new UUID(9, number),
                hash.of("key of " + name));
        visits.connectors.put(name, row);
        quickBooks.fileIds.put(row.ownerId, row.fileId.toString());
        return new Connector(row);
    }

    /** A company whose file a person has confirmed, at this connector; nothing has been read. */
    Connector confirmedAt(String name) {
        var connector = connector(name);
        connector.runs();
        visits.confirm(clock.instant());
        return connector;
    }

    /** A company whose file has been read for the first time. */
    Connector readAt(String name) {
        var connector = confirmedAt(name);
        connector.runs();
        clock.advance(Duration.ofMinutes(5));
        return connector;
    }

    String markInFile(long counter) {
        return Stamp.text(visits.company, counter);
    }

    static QuickBooksTrouble trouble(QuickBooksTrouble.Nature nature) {
        return new QuickBooksTrouble(
                "0x80040400",
                "QuickBooks' own words",
                nature,
                nature.name().toLowerCase(java.util.Locale.ROOT),
                "This is what happened.",
                QuickBooksTrouble.Actor.BOOKKEEPER,
                "This is what helps.");
    }

    /** An installed Web Connector, with the calls that it makes. */
    final class Connector {
        final InMemoryVisits.ConnectorRow row;
        String companyFile = "C:\\Books\\Acme.qbw";

        @Nullable
        String hostCompanyPreferences;

        private String ticket = "no ticket yet";
        private boolean first;
        private int calls;
        private String lastRequest = "";

        Connector(InMemoryVisits.ConnectorRow row) {
            this.row = row;
        }

        String ticket() {
            return ticket;
        }

        Greeting authenticates() {
            return authenticates("key of " + row.userName);
        }

        Greeting authenticates(String key) {
            var greeting = desk().authenticate(new Credentials(row.userName, key, "192.0.2.1"));
            ticket = greeting.ticket();
            first = true;
            return greeting;
        }

        /** The text to pass on to QuickBooks, if there is one. */
        Optional<String> asks() {
            var hcp = first
                    ? (hostCompanyPreferences == null
                            ? language.text(quickBooks.hostCompanyPreferences(row.ownerId))
                            : hostCompanyPreferences)
                    : "";
            first = false;
            var request = desk().sendRequest(new OpenFile(ticket, hcp, companyFile, "US", 16, 0));
            request.ifPresent(text -> lastRequest = text);
            return request;
        }

        /** The questions to put to QuickBooks. */
        List<Question> isAsked() {
            return set(asks().orElseThrow(() -> new AssertionError("nothing was asked: " + lastError())));
        }

        private List<Question> set(String request) {
            return language.meaning(request).questions().stream()
                    .map(MessageSet.Asked::question)
                    .toList();
        }

        MessageSet lastSet() {
            return language.meaning(lastRequest);
        }

        /** QuickBooks answers the last questions truthfully, or as it was told. */
        int answers() {
            return answers(quickBooks.answer(lastSet(), row.userName));
        }

        int answers(List<Answer> pieces) {
            return answersInText(language.text(pieces));
        }

        int answersInText(String text) {
            try {
                return desk().receiveResponse(new Response(ticket, new ScriptedLanguage.Text(text), null));
            } catch (UnreadableAnswer e) {
                return desk().keepUnread(
                                new Response(ticket, new ScriptedLanguage.Text(text), null),
                                String.valueOf(e.getMessage()));
            }
        }

        /** The line breaks in the middle of an answer. */
        int breaksOffWith(String text) {
            return desk().keepBrokenOff(
                            new Response(ticket, new ScriptedLanguage.Text(text), null), "the envelope ends too soon");
        }

        int reports(QuickBooksTrouble.Nature nature) {
            try {
                return desk().receiveResponse(new Response(ticket, new ScriptedLanguage.Text(""), trouble(nature)));
            } catch (UnreadableAnswer e) {
                throw new AssertionError(e);
            }
        }

        Optional<String> cannotConnect(QuickBooksTrouble.Nature nature) {
            return cannotConnect("call " + ++calls, nature);
        }

        /** The same call may be done over. */
        Optional<String> cannotConnect(String call, QuickBooksTrouble.Nature nature) {
            return desk().connectionError(ticket, call, trouble(nature));
        }

        String lastError() {
            return desk().lastError(ticket);
        }

        String closes() {
            return desk().close(ticket);
        }

        /** A whole session, which has to come to its end; the questions of each exchange. */
        List<List<Question>> runs() {
            var exchanges = new ArrayList<List<Question>>();
            var greeting = authenticates();
            if (!(greeting instanceof Greeting.Work)) {
                throw new AssertionError("no work: " + row.reason);
            }
            int reply;
            do {
                exchanges.add(isAsked());
                if (exchanges.size() > MORE_EXCHANGES_THAN_ANY_SESSION_NEEDS) {
                    throw new AssertionError("this session never ends; it asks " + exchanges.getLast());
                }
                reply = answers();
            } while (reply > 0 && reply < 100);
            if (reply < 0) {
                throw new AssertionError("the hub stopped the session: " + lastError());
            }
            closes();
            return exchanges;
        }

        SessionState state() {
            return session().state;
        }

        InMemoryVisits.SessionRow session() {
            var session = visits.byTicket.get(ticket);
            if (session == null) {
                throw new AssertionError("no session has this ticket");
            }
            return session;
        }
    }
}
