package tandem.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tandem.request.Cause;
import tandem.request.Errand;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.session.Hub.Connector;
import tandem.session.QuickBooksTrouble.Nature;
import tandem.wire.Question;
import tandem.wire.Write;

/** Plays every row of the table in docs/state-machines.md: state and call give the next state and the reply. */
class SessionTableTest {

    private static final Path DRAWING = Path.of("..", "docs", "state-machines.md");
    private static final String FIRST_COLUMNS = "| state | call | when | next | reply |";

    /** A row of the table. */
    private record Row(String state, String call, String when, String next, String reply) {
        static Row of(String line) {
            var cells = Stream.of(line.split("\\|")).map(String::strip).toList();
            return new Row(cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5));
        }

        Cell cell() {
            return new Cell(state, call, when);
        }

        @Override
        public String toString() {
            return state + ", " + call + ", " + when;
        }
    }

    /** What a row is about. */
    private record Cell(String state, String call, String when) {}

    /** How to get a session there, and the call; the reply is told in the words of the table. */
    private record Play(Consumer<Scene> before, Function<Scene, String> call) {}

    /** A hub with a company that has been read, and its connector. */
    private static final class Scene {
        final Hub hub = new Hub();
        final Connector connector = hub.readAt("office");

        private void opened() {
            connector.authenticates();
        }

        private void asking() {
            opened();
            connector.asks();
        }

        private void askingWithMoreToCome() {
            hub.quickBooks.has(FakeQuickBooks.aBill("B1", "2026-03-02T06:00:00", "2026-03-01", "V1", "100.00"));
            asking();
        }

        private void ready() {
            asking();
            connector.answers();
        }

        private void readyWithMoreToCome() {
            askingWithMoreToCome();
            connector.answers();
        }

        private void requestIsDue(String vendor) {
            var errand = new Errand.VendorEdit(
                    InMemoryMirror.idOf(vendor),
                    Map.of(Write.VendorField.PHONE, new Errand.TextChange("", "555")),
                    null);
            var id = new RequestId(InMemoryMirror.idOf("request for " + vendor));
            hub.requests.add(
                    Request.of(id, hub.visits.company, errand, Set.of(), hub.clock.instant()),
                    new Cause("a test", null));
        }

        private void readyToCarry() {
            hub.quickBooks.has(FakeQuickBooks.aVendor("V1", "2026-01-01T08:00:00", "0.00"));
            requestIsDue("V1");
            opened();
            connector.asks();
            connector.answers();
            connector.asks();
            connector.answers();
        }

        private void carrying() {
            readyToCarry();
            connector.asks();
        }

        private void carryingWithMoreToCome() {
            hub.quickBooks.has(FakeQuickBooks.aVendor("V2", "2026-01-01T08:00:00", "0.00"));
            requestIsDue("V2");
            carrying();
        }

        private void abandonedWhileCarrying() {
            carrying();
            connector.closes();
        }

        private void stopping() {
            asking();
            connector.reports(Nature.PASSES);
        }

        private void completed() {
            ready();
            connector.closes();
        }

        private void abandonedWhileAsking() {
            asking();
            connector.closes();
        }

        private void refused() {
            var other = hub.connector("other");
            other.authenticates();
            hub.visits.leaseHolder = other.row.id;
            hub.visits.leaseAttemptedAt = hub.clock.instant();
            connector.authenticates();
        }

        private void companyGoesElsewhere() {
            hub.visits.releaseLease();
            hub.connector("other").authenticates();
        }

        String text() {
            return words(connector.asks());
        }

        private String words(Optional<String> request) {
            return request.isEmpty() ? "nothing" : "questions";
        }

        String number(int reply) {
            return reply > 0 && reply < 100 ? "1 to 99" : Integer.toString(reply);
        }

        String unreachable() {
            return connector
                    .cannotConnect(Nature.PASSES)
                    .map(path -> path.isEmpty() ? "try whatever file is open" : path)
                    .orElse("stop");
        }

        String lastError() {
            var text = connector.lastError();
            if (text.equals("waiting for active session to expire")) {
                return text;
            }
            return text.contains("nothing to report")
                    ? "nothing to report"
                    : text.contains("is over; the next one")
                            ? "it is over"
                            : text.contains("not known") ? "not known" : "the reason";
        }
    }

    private static final Map<Cell, Play> PLAYS = plays();

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void every_row_of_the_table_is_what_happens(Row row) {
        var play = PLAYS.get(row.cell());
        assertThat(play).as("somebody knows how to play this row").isNotNull();
        if (play == null) {
            return;
        }
        var scene = new Scene();
        play.before().accept(scene);
        assertThat(stateOf(scene)).isEqualTo(row.state());
        var reply = play.call().apply(scene);
        assertThat(reply).as("reply").isEqualTo(row.reply());
        assertThat(row.next().contains(" ") ? stateAndOutcome(scene) : stateOf(scene))
                .as("next state")
                .isEqualTo(row.next());
    }

    @Test
    void the_table_has_exactly_the_rows_that_are_played() {
        assertThat(rows().map(Row::cell).toList())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(PLAYS.keySet());
    }

    @Test
    void every_state_answers_every_call() {
        var calls =
                List.of("sendRequestXML", "receiveResponseXML", "connectionError", "getLastError", "closeConnection");
        var states = List.of("opened", "asking", "carrying", "ready", "stopping", "ended", "unknown");
        for (var state : states) {
            for (var call : calls) {
                assertThat(rows())
                        .anyMatch(row -> row.state().equals(state) && row.call().equals(call));
            }
        }
        assertThat(SessionState.class.getPermittedSubclasses()).hasSize(states.size() - 1);
    }

    private static Map<Cell, Play> plays() {
        var plays = new LinkedHashMap<Cell, Play>();
        String send = "sendRequestXML";
        String receive = "receiveResponseXML";
        String error = "connectionError";
        String last = "getLastError";
        String close = "closeConnection";
        String lost = "the company went to another connector";
        Function<Scene, String> asks = Scene::text;
        Function<Scene, String> answers = scene -> scene.number(scene.connector.answers());
        Function<Scene, String> unreachable = Scene::unreachable;
        Function<Scene, String> lastError = Scene::lastError;
        Function<Scene, String> closes = scene -> scene.connector.closes();
        Function<Scene, String> delivers = scene -> scene.number(scene.connector.answers(List.of()));
        Function<Scene, String> deliversTwice = scene -> {
            int before = scene.connector.state() instanceof SessionState.Ready ready
                    ? ready.lastReply()
                    : scene.connector.state() instanceof SessionState.Ended ended && ended.lastReply() != null
                            ? ended.lastReply()
                            : 0;
            return scene.connector.answers(List.of()) == before ? "the last number again" : "another number";
        };

        play(plays, "opened", send, "the right file is open", Scene::opened, asks);
        play(plays, "opened", send, "another file is open", Scene::opened, scene -> {
            scene.hub.quickBooks.fileIds.clear();
            return scene.text();
        });
        play(plays, "opened", send, "the open file cannot be told", Scene::opened, scene -> {
            scene.connector.hostCompanyPreferences = ScriptedLanguage.GARBAGE;
            return scene.text();
        });
        play(plays, "opened", send, lost, Scene::opened, elsewhere(asks));
        play(plays, "opened", receive, "always", Scene::opened, delivers);
        play(plays, "opened", error, "no path was given", Scene::opened, unreachable);
        play(
                plays,
                "opened",
                error,
                "a path was given, first time",
                scene -> {
                    scene.hub.visits.companyFilePath = "C:\\Books\\Acme.qbw";
                    scene.opened();
                },
                unreachable);
        play(
                plays,
                "opened",
                error,
                "a path was given, second time",
                scene -> {
                    scene.hub.visits.companyFilePath = "C:\\Books\\Acme.qbw";
                    scene.opened();
                    scene.unreachable();
                },
                unreachable);
        play(plays, "opened", last, "always", Scene::opened, lastError);
        play(plays, "opened", close, "always", Scene::opened, closes);

        Function<Scene, String> sameBytes = scene -> {
            var session = scene.connector.session();
            return scene.connector.asks().equals(Optional.ofNullable(session.requests.get(session.exchanges)))
                    ? "the same bytes again"
                    : "another text";
        };
        play(plays, "asking", send, "always", Scene::asking, sameBytes);
        play(plays, "asking", send, lost, Scene::asking, elsewhere(asks));
        play(plays, "asking", receive, "answered, more to ask", Scene::askingWithMoreToCome, answers);
        play(plays, "asking", receive, "answered, nothing left to ask", Scene::asking, answers);
        play(
                plays,
                "asking",
                receive,
                "the set was refused",
                Scene::asking,
                scene -> scene.number(scene.connector.reports(Nature.MESSAGE_REFUSED)));
        play(
                plays,
                "asking",
                receive,
                "QuickBooks is in trouble",
                Scene::asking,
                scene -> scene.number(scene.connector.reports(Nature.OUTCOME_UNKNOWN)));
        play(
                plays,
                "asking",
                receive,
                "the answer is empty",
                Scene::asking,
                scene -> scene.number(scene.connector.answersInText("")));
        play(
                plays,
                "asking",
                receive,
                "the answer cannot be read",
                Scene::asking,
                scene -> scene.number(scene.connector.answersInText(ScriptedLanguage.GARBAGE)));
        play(
                plays,
                "asking",
                receive,
                "its delivery broke off",
                Scene::asking,
                scene -> scene.number(scene.connector.breaksOffWith(ScriptedLanguage.GARBAGE)));
        play(
                plays,
                "asking",
                receive,
                "the answer is too big",
                Scene::asking,
                scene -> scene.number(scene.hub.desk().tooBig(scene.connector.ticket(), 1L << 30)));
        play(plays, "asking", receive, "the file does not prove itself", Scene::asking, scene -> {
            scene.hub.quickBooks.mark = null;
            return scene.number(scene.connector.answers());
        });
        play(plays, "asking", receive, lost, Scene::asking, elsewhere(answers));
        play(plays, "asking", error, "always", Scene::asking, unreachable);
        play(plays, "asking", last, "always", Scene::asking, lastError);
        play(plays, "asking", close, "always", Scene::asking, closes);

        play(plays, "carrying", send, "always", Scene::carrying, sameBytes);
        play(plays, "carrying", send, lost, Scene::carrying, elsewhere(asks));
        play(plays, "carrying", receive, "carried out, more to ask", Scene::carryingWithMoreToCome, answers);
        play(plays, "carrying", receive, "carried out, nothing left to ask", Scene::carrying, answers);
        play(
                plays,
                "carrying",
                receive,
                "QuickBooks did not understand it",
                Scene::carrying,
                scene -> scene.number(scene.connector.reports(Nature.MESSAGE_REFUSED)));
        play(
                plays,
                "carrying",
                receive,
                "QuickBooks is in trouble",
                Scene::carrying,
                scene -> scene.number(scene.connector.reports(Nature.OUTCOME_UNKNOWN)));
        play(
                plays,
                "carrying",
                receive,
                "the answer is empty",
                Scene::carrying,
                scene -> scene.number(scene.connector.answersInText("")));
        play(
                plays,
                "carrying",
                receive,
                "the answer cannot be read",
                Scene::carrying,
                scene -> scene.number(scene.connector.answersInText(ScriptedLanguage.GARBAGE)));
        play(
                plays,
                "carrying",
                receive,
                "its delivery broke off",
                Scene::carrying,
                scene -> scene.number(scene.connector.breaksOffWith(ScriptedLanguage.GARBAGE)));
        play(
                plays,
                "carrying",
                receive,
                "the answer is too big",
                Scene::carrying,
                scene -> scene.number(scene.hub.desk().tooBig(scene.connector.ticket(), 1L << 30)));
        play(plays, "carrying", receive, lost, Scene::carrying, elsewhere(answers));
        play(plays, "carrying", error, "always", Scene::carrying, unreachable);
        play(plays, "carrying", last, "always", Scene::carrying, lastError);
        play(plays, "carrying", close, "always", Scene::carrying, closes);

        play(plays, "ready", send, "a request is due", Scene::readyToCarry, scene -> {
            scene.connector.asks();
            return scene.connector.lastSet().id() == null ? "questions" : "a request";
        });
        play(plays, "ready", send, "more to ask", Scene::readyWithMoreToCome, scene -> {
            var reply = scene.text();
            assertThat(scene.connector.lastSet().questions())
                    .noneMatch(asked -> asked.question() instanceof Question.AboutHost);
            return reply;
        });
        play(plays, "ready", send, "nothing left to ask", Scene::ready, scene -> {
            var reply = scene.text();
            assertThat(scene.connector.lastSet().questions())
                    .singleElement()
                    .satisfies(asked -> assertThat(asked.question()).isEqualTo(new Question.AboutHost()));
            return reply;
        });
        play(plays, "ready", send, lost, Scene::readyWithMoreToCome, elsewhere(asks));
        play(plays, "ready", receive, "always", Scene::readyWithMoreToCome, deliversTwice);
        play(plays, "ready", error, "always", Scene::ready, unreachable);
        play(plays, "ready", last, "always", Scene::ready, lastError);
        play(plays, "ready", close, "nothing left to ask", Scene::ready, closes);
        play(plays, "ready", close, "more to ask", Scene::readyWithMoreToCome, closes);

        play(plays, "stopping", send, "always", Scene::stopping, asks);
        play(plays, "stopping", send, lost, Scene::stopping, elsewhere(asks));
        play(plays, "stopping", receive, "always", Scene::stopping, delivers);
        play(plays, "stopping", error, "always", Scene::stopping, unreachable);
        play(plays, "stopping", last, "always", Scene::stopping, lastError);
        play(plays, "stopping", close, "always", Scene::stopping, closes);

        play(plays, "ended", send, "always", Scene::completed, asks);
        play(plays, "ended", receive, "its last questions were answered", Scene::completed, deliversTwice);
        play(plays, "ended", receive, "its last questions were not answered", Scene::abandonedWhileAsking, answers);
        play(plays, "ended", receive, "its last request was not answered", Scene::abandonedWhileCarrying, answers);
        play(plays, "ended", receive, "it never asked anything", Scene::refused, delivers);
        play(plays, "ended", error, "always", Scene::completed, unreachable);
        play(
                plays,
                "ended",
                last,
                "it was stopped",
                scene -> {
                    scene.stopping();
                    scene.connector.closes();
                },
                lastError);
        play(plays, "ended", last, "it was refused", Scene::refused, lastError);
        play(plays, "ended", last, "it ended well", Scene::completed, lastError);
        play(plays, "ended", close, "always", Scene::completed, closes);

        Consumer<Scene> nobody = scene -> scene.hub.visits.byTicket.clear();
        play(plays, "unknown", send, "always", nobody, asks);
        play(plays, "unknown", receive, "always", nobody, delivers);
        play(plays, "unknown", error, "always", nobody, unreachable);
        play(plays, "unknown", last, "always", nobody, lastError);
        play(plays, "unknown", close, "always", nobody, closes);
        return plays;
    }

    private static void play(
            Map<Cell, Play> plays,
            String state,
            String call,
            String when,
            Consumer<Scene> before,
            Function<Scene, String> how) {
        plays.put(new Cell(state, call, when), new Play(before, how));
    }

    private static Function<Scene, String> elsewhere(Function<Scene, String> call) {
        return scene -> {
            scene.companyGoesElsewhere();
            return call.apply(scene);
        };
    }

    private static String stateOf(Scene scene) {
        var row = scene.hub.visits.byTicket.get(scene.connector.ticket());
        return row == null ? "unknown" : name(row.state);
    }

    private static String stateAndOutcome(Scene scene) {
        return scene.connector.state() instanceof SessionState.Ended ended
                ? "ended " + ended.outcome().word()
                : stateOf(scene);
    }

    private static String name(SessionState state) {
        return switch (state) {
            case SessionState.Opened o -> "opened";
            case SessionState.Asking a -> "asking";
            case SessionState.Carrying c -> "carrying";
            case SessionState.Ready r -> "ready";
            case SessionState.Stopping s -> "stopping";
            case SessionState.Ended e -> "ended";
        };
    }

    private static Stream<Row> rows() {
        try {
            var lines = Files.readAllLines(DRAWING);
            return lines.stream()
                    .skip(lines.indexOf(FIRST_COLUMNS) + 2L)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(Row::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
