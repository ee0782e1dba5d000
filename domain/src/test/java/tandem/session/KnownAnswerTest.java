package tandem.session;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.session.FakeQuickBooks.aBill;
import static tandem.session.FakeQuickBooks.aVendor;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tandem.company.Stamp;
import tandem.mirror.Kind;
import tandem.session.Hub.Connector;
import tandem.wire.Answer;
import tandem.wire.Question;
import tandem.wire.Status.Meaning;

/** An answer that brought nothing new and comes again, letter for letter, is not read again. */
class KnownAnswerTest {

    private static final Duration BETWEEN_UPDATES = Duration.ofMinutes(5);

    private final Hub hub = new Hub();
    private final Connector a = hub.confirmedAt("A");

    @BeforeEach
    void everything_is_read_and_verified() {
        hub.recordedResponse = 1_000_000;
        hub.quickBooks.has(aVendor("V1", "2026-03-01T09:00:00", "100.00"));
        hub.quickBooks.has(aBill("B1", "2026-03-01T10:00:00", "2026-03-01", "V1", "100.00"));
        for (int i = 0; i < 40; i++) {
            a.runs();
            hub.clock.advance(BETWEEN_UPDATES);
        }
    }

    /** Whether QuickBooks' answer was read. */
    private boolean updates() {
        hub.clock.advance(BETWEEN_UPDATES);
        a.authenticates();
        a.isAsked();
        hub.language.read.clear();
        assertThat(a.answers()).isEqualTo(100);
        boolean wasRead = !hub.language.read.isEmpty();
        a.closes();
        return wasRead;
    }

    @Test
    void the_same_answer_again_is_not_read() {
        int batches = hub.mirror.batches.size();
        assertThat(updates()).isFalse();
        assertThat(hub.mirror.batches).hasSize(batches);
    }

    @Test
    void it_counts_as_read() {
        var before = Objects.requireNonNull(hub.visits.knownAnswer);
        updates();
        assertThat(a.session().reads).isEqualTo(before.records()).isEqualTo(2);
        assertThat(a.session().state)
                .isInstanceOfSatisfying(
                        SessionState.Ended.class,
                        ended -> assertThat(ended.outcome()).isEqualTo(Outcome.COMPLETED));
        assertThat(hub.visits.knownAnswerAt).isEqualTo(hub.clock.instant());
        assertThat(hub.visits
                        .mark(Kind.BILL)
                        .alsoReadAt(hub.visits.knownAnswerAt)
                        .lastReadAt())
                .isEqualTo(hub.clock.instant());
        assertThat(a.row.sighting.provedAt()).isEqualTo(hub.clock.instant());
    }

    @Test
    void it_is_not_recorded_again_and_says_where_it_was() {
        updates();
        assertThat(a.session().answers).hasSize(1);
        assertThat(a.session().recorded).isEmpty();
        var known = Objects.requireNonNull(hub.visits.knownAnswer);
        assertThat(hub.visits.byTicket.values().stream()
                        .filter(session -> session.id.equals(known.session()))
                        .toList())
                .singleElement()
                .satisfies(session -> assertThat(session.recorded).hasSize(1));
    }

    @Test
    void a_change_is_read_and_so_is_the_first_answer_after_it() {
        hub.quickBooks.has(aBill("B2", "2026-03-01T10:30:00", "2026-03-01", "V1", "7.00"));
        assertThat(hub.mirror.of(Kind.BILL)).doesNotContainKey("B2");
        a.runs();
        assertThat(hub.mirror.of(Kind.BILL)).containsKey("B2");
        assertThat(updates()).isTrue();
        assertThat(updates()).isFalse();
    }

    @Test
    void a_kind_that_the_file_does_not_have_is_no_reason_to_read_the_answer_again() {
        hub.quickBooks.when(
                question -> question instanceof Question.Records records && records.kind() == Kind.CURRENCY,
                3250,
                Meaning.FEATURE_ABSENT);
        assertThat(updates()).isTrue();
        assertThat(updates()).isFalse();
    }

    @Test
    void a_deletion_is_read() {
        hub.quickBooks.of(Kind.BILL).remove("B1");
        hub.quickBooks.deletedTransactions.add(
                new Answer.Deleted(Kind.BILL, "B1", java.time.LocalDateTime.parse("2026-03-02T12:00:00")));
        a.runs();
        assertThat(hub.mirror.removed).containsExactly("B1");
    }

    @Test
    void after_any_change_of_what_is_held_it_is_read() {
        hub.mirror.changes++;
        assertThat(updates()).isTrue();
        assertThat(updates()).isFalse();
    }

    @Test
    void where_another_counter_is_expected_in_the_file_the_same_answer_stops_the_work() {
        assertThat(updates()).isFalse();
        var stamp = hub.visits.file.stamp();
        long counter = Objects.requireNonNull(stamp.confirmed());
        hub.visits.stamped(new Stamp(counter + 1, null, stamp.floor()));
        hub.clock.advance(BETWEEN_UPDATES);
        a.authenticates();
        a.isAsked();
        assertThat(a.answers()).isNegative();
        assertThat(hub.visits.file.stop()).isNotNull();
    }

    @Test
    void a_record_that_is_to_be_read_again_lets_it_be_read() {
        hub.visits.rereads.put(
                new tandem.reading.Rereads.Name(Kind.BILL, "B1"),
                new tandem.reading.Rereads.Entry(
                        Kind.BILL, "B1", null, hub.clock.instant().plus(Duration.ofDays(1))));
        assertThat(updates()).isTrue();
    }

    @Test
    void once_a_day_it_is_read_all_the_same() {
        var known = Objects.requireNonNull(hub.visits.knownAnswer);
        var aDayLater = known.readAt().plus(Duration.ofDays(1));
        assertThat(known.isThis(known.fingerprint(), known.lastChange(), aDayLater.minusMillis(1)))
                .isTrue();
        assertThat(known.isThis(known.fingerprint(), known.lastChange(), aDayLater))
                .isFalse();
    }

    @Test
    void another_connector_reads_it_for_itself() {
        var b = hub.connector("B");
        hub.visits.releaseLease();
        hub.clock.advance(BETWEEN_UPDATES);
        b.authenticates();
        b.isAsked();
        hub.language.read.clear();
        b.answers();
        assertThat(hub.language.read).hasSize(1);
    }

    @Test
    void a_refused_question_is_asked_again_each_time() {
        assertThat(updates()).isFalse();
        hub.quickBooks.when(FakeQuickBooks.records(Kind.VENDOR), 3120, tandem.wire.Status.Meaning.REFUSED);
        hub.clock.advance(BETWEEN_UPDATES);
        hub.language.read.clear();
        a.runs();
        List<String> first = List.copyOf(hub.language.read);
        hub.clock.advance(BETWEEN_UPDATES);
        hub.language.read.clear();
        a.runs();
        assertThat(first).isNotEmpty();
        assertThat(hub.language.read).isNotEmpty();
    }
}
