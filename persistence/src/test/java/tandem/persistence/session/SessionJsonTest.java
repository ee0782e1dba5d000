package tandem.persistence.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tandem.mirror.Kind;
import tandem.reading.Agenda;
import tandem.reading.ReadMark;
import tandem.reading.Run;
import tandem.reading.Scrub;
import tandem.reading.Task;
import tandem.request.Delivery;
import tandem.session.Outcome;
import tandem.session.QuickBooksTrouble;
import tandem.session.SessionState;

class SessionJsonTest {

    @Test
    void a_session_that_an_earlier_version_of_the_hub_has_left_can_still_be_read() {
        var progress = SessionJson.read("""
                {"state": {"is": "opened", "pathTried": false},
                 "agenda": {"alone": false, "identified": false, "proved": true, "changesAsked": true, "finished": false,
                            "markInFile": true, "run": null, "runBegunAgain": false, "oneByOne": [], "askedAlone": ["bill"],
                            "overflowing": [], "givenUp": ["ITEM"], "vendors": ["V1"], "bills": [], "vendorsLater": [],
                            "billsLater": []}}
                """);
        assertThat(progress.state()).isEqualTo(SessionState.Opened.untried());
        assertThat(new Agenda(progress.agenda()).isProved()).isTrue();
    }

    @Test
    void what_is_absent_or_false_is_not_stored_and_comes_back_as_it_was() {
        var asking = new SessionState.Asking(
                1,
                List.of(
                        new Task.File(),
                        new Task.DeletedEntries(null),
                        new Task.Changes(Kind.BILL, LocalDateTime.parse("2026-03-01T08:30:00"), 100)),
                Instant.parse("2026-03-02T12:00:00Z"));
        var agenda = new Agenda();
        var empty = SessionJson.write(new SessionJson.Progress(new SessionState.Ready(100), agenda.snapshot()));
        assertThat(empty)
                .startsWith("{\"state\":{\"is\":\"ready\",\"lastReply\":100},\"agenda\":{")
                .doesNotContain("false")
                .doesNotContain("null")
                .contains("\"oneByOne\":[]");
        assertThat(SessionJson.read(empty).agenda()).isEqualTo(agenda.snapshot());

        agenda.askAlone(Kind.BILL.word());
        agenda.overflows(Kind.VENDOR);
        agenda.unaccounted(Kind.BILL, Set.of("B1"));
        agenda.running(Run.sweep(Instant.parse("2026-03-02T12:00:00Z")));
        for (var state : List.of(
                asking,
                SessionState.Opened.untried(),
                new SessionState.Opened(trouble(), "the call"),
                new SessionState.Ready(0),
                new SessionState.Ended(Outcome.FAILED, null, null, asking, null, 0))) {
            var progress = new SessionJson.Progress(state, agenda.snapshot());
            assertThat(SessionJson.read(SessionJson.write(progress))).isEqualTo(progress);
        }
    }

    private static QuickBooksTrouble trouble() {
        return new QuickBooksTrouble(
                "0x80040408",
                "Could not start QuickBooks.",
                QuickBooksTrouble.Nature.PASSES,
                "quickbooks_closed",
                "It is closed.",
                QuickBooksTrouble.Actor.BOOKKEEPER,
                "Open it.");
    }

    @Test
    void marks_come_without_names_in_the_order_of_their_fields() {
        var marks = SessionJson.readArraysOrNull("""
                [["bill", "2026-03-01T10:00:00", true, "2025-01-01", 31, false, 100, 2, 1, null, null, "why",
                  "2026-03-02T12:00:00+00:00", "2026-03-02T00:00:00+00:00", null]]
                """, ReadMark[].class);
        assertThat(marks)
                .containsExactly(new ReadMark(
                        "bill",
                        LocalDateTime.parse("2026-03-01T10:00:00"),
                        true,
                        LocalDate.parse("2025-01-01"),
                        31,
                        false,
                        100,
                        2,
                        1,
                        null,
                        null,
                        "why",
                        Instant.parse("2026-03-02T12:00:00Z"),
                        Instant.parse("2026-03-02T00:00:00Z"),
                        Scrub.NONE));
    }

    @Test
    void whatever_a_session_may_be_at_has_a_name_under_which_it_is_stored() {
        assertThat(named(SessionJson.StateNames.class)).containsExactlyInAnyOrder(kindsOf(SessionState.class));
        assertThat(named(SessionJson.TaskNames.class)).containsExactlyInAnyOrder(kindsOf(Task.class));
        assertThat(named(SessionJson.DeliveryNames.class)).containsExactlyInAnyOrder(kindsOf(Delivery.class));
    }

    private static Stream<Class<?>> named(Class<?> names) {
        return Arrays.stream(names.getAnnotation(JsonSubTypes.class).value()).map(JsonSubTypes.Type::value);
    }

    private static Class<?>[] kindsOf(Class<?> sealed) {
        return sealed.getPermittedSubclasses();
    }
}
