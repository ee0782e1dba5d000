package tandem.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tandem.mirror.Kind;
import tandem.request.RequestId;

class AgendaTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void an_agenda_that_was_stored_goes_on_where_it_was() {
        var agenda = full();
        assertThat(new Agenda(agenda.snapshot()).snapshot()).isEqualTo(agenda.snapshot());
    }

    @Test
    void every_part_of_an_agenda_is_stored() throws ReflectiveOperationException {
        var empty = new Agenda().snapshot();
        var full = full().snapshot();
        for (var part : Agenda.Snapshot.class.getRecordComponents()) {
            assertThat(part.getAccessor().invoke(full))
                    .as(part.getName())
                    .isNotEqualTo(part.getAccessor().invoke(empty));
        }
    }

    @Test
    void a_snapshot_does_not_move_when_the_agenda_does() {
        var agenda = new Agenda();
        var before = agenda.snapshot();
        agenda.rereadLater(Kind.VENDOR);
        agenda.rereadSingly(Kind.BILL);
        agenda.overflows(Kind.BILL);
        agenda.askAlone("vendor");
        assertThat(before).isEqualTo(new Agenda().snapshot());
    }

    @Test
    void a_window_may_begin_again_once_and_the_next_window_once_more() {
        var agenda = new Agenda();
        agenda.running(Run.first(Kind.BILL, NOW));
        assertThat(agenda.mayBeginAgain()).isTrue();
        assertThat(agenda.mayBeginAgain()).isFalse();
        agenda.runDone();
        assertThat(agenda.mayBeginAgain()).isTrue();
    }

    @Test
    void giving_a_kind_up_ends_its_own_run_and_no_other() {
        var agenda = new Agenda();
        agenda.running(Run.first(Kind.BILL, NOW));
        agenda.overflows(Kind.VENDOR);
        agenda.giveUp(Kind.VENDOR);
        assertThat(agenda.run()).isNotNull();
        assertThat(agenda.nextOverflowing()).isNull();
        agenda.giveUp(Kind.BILL);
        assertThat(agenda.run()).isNull();
    }

    private static Agenda full() {
        var agenda = new Agenda();
        agenda.proveAlone();
        agenda.identified();
        agenda.proved(true);
        agenda.unaccounted(Kind.BILL, Set.of("B9"));
        agenda.asking(new ReadingPlan.Questions(List.of(new Task.File(), new Task.DeletedTransactions(null)), true));
        agenda.finished();
        agenda.marked();
        agenda.outcomeAsked(new RequestId(new UUID(1, 1)));
        agenda.lookedInto(new RequestId(new UUID(1, 2)));
        agenda.running(new Run(
                Kind.BILL,
                Run.Purpose.HISTORY,
                null,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 1, 31),
                NOW,
                "{iterator}",
                LocalDateTime.of(2026, 1, 15, 10, 0),
                40,
                60));
        agenda.mayBeginAgain();
        agenda.askAlone("vendor");
        agenda.askAlone("account");
        agenda.askedAlone("item");
        agenda.overflows(Kind.ITEM);
        agenda.overflows(Kind.BILL_PAYMENT_CHECK);
        agenda.giveUp(Kind.CUSTOMER_JOB);
        agenda.rereadLater(Kind.VENDOR);
        agenda.rereadSingly(Kind.BILL);
        agenda.leaveTotalsOut();
        return agenda;
    }
}
