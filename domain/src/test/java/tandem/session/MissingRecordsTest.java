package tandem.session;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.session.FakeQuickBooks.aBill;
import static tandem.session.FakeQuickBooks.aVendor;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.mirror.Kind;
import tandem.request.Cause;
import tandem.request.Errand.TextChange;
import tandem.request.Errand.VendorEdit;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.session.QuickBooksTrouble.Nature;
import tandem.wire.Answer;
import tandem.wire.Question;
import tandem.wire.Status.Meaning;
import tandem.wire.Write.VendorField;

/**
 * Transactions that were known, and are in the file no more: a sign of a copy from before, unless they were deleted. The clock of
 * the hub shows 2 March 2026 at first.
 */
class MissingRecordsTest {

    private final Hub hub = new Hub();
    private Hub.Connector a;

    @BeforeEach
    void aFileHasBeenRead() {
        for (int i = 1; i <= 9; i++) {
            hub.quickBooks.has(aVendor("V" + i, "2026-02-20T09:00:00", "0.00"));
            hub.quickBooks.has(aBill("B" + i, "2026-02-20T09:00:00", "2026-02-20", "V1", "100.00"));
            hub.quickBooks.has(aBill("OLD" + i, "2025-11-20T09:00:00", "2025-11-20", "V1", "100.00"));
        }
        hub.quickBooks.deletedTransactions.add(
                new Answer.Deleted(Kind.BILL, "LONG-GONE", LocalDateTime.parse("2026-02-21T09:00:00")));
        a = hub.readAt("A");
        a.runs();
    }

    private void lacks(String... bills) {
        hub.quickBooks.of(Kind.BILL).keySet().removeAll(Set.of(bills));
    }

    private void deletes(String time, String... bills) {
        lacks(bills);
        for (var bill : bills) {
            hub.quickBooks.deletedTransactions.add(new Answer.Deleted(Kind.BILL, bill, LocalDateTime.parse(time)));
        }
    }

    /** A session on the next day, which compares the open bills. */
    private void comesTheNextDay() {
        hub.clock.advance(Duration.ofDays(1));
        a.authenticates();
        goesOn();
    }

    private void goesOn() {
        int reply;
        do {
            a.isAsked();
            reply = a.answers();
        } while (reply > 0 && reply < 100);
        if (reply > 0) {
            a.closes();
        }
    }

    private void goesOnUntil(java.util.function.Predicate<Question> wanted) {
        while (a.isAsked().stream().noneMatch(wanted)) {
            assertThat(a.answers()).isBetween(1, 99);
        }
    }

    private static boolean isForAllDeletions(Question question) {
        return question instanceof Question.DeletedTransactions deleted && deleted.since() == null;
    }

    private void assertStopped() {
        assertThat(hub.visits.file.stop()).isNotNull().satisfies(stop -> {
            assertThat(stop.code()).isEqualTo("file_records_missing");
            assertThat(stop.counter()).isEqualTo(1);
            assertThat(stop.reason()).contains("B1");
        });
        assertThat(a.lastError()).contains("until a person has looked at it");
        assertThat(hub.mirror.removed).as("taken in silently").isEmpty();
    }

    private void assertGoesOnWithout(String... bills) {
        assertThat(hub.visits.file.stop()).isNull();
        assertThat(hub.mirror.removed).containsExactlyInAnyOrder(bills);
        assertThat(hub.visits.rereads).isEmpty();
    }

    @Test
    @Tag("S28")
    void a_file_with_the_right_mark_that_lacks_what_was_entered_lately_stops_the_company() {
        lacks("B1", "B2", "B3");
        comesTheNextDay();
        assertStopped();
    }

    @Test
    @Tag("S28")
    void before_anything_is_written_quickbooks_is_asked_for_every_deletion_and_once_more_for_the_file() {
        lacks("B1", "B2", "B3");
        hub.requests.add(
                Request.of(
                        new RequestId(new UUID(5, 1)),
                        hub.visits.company,
                        new VendorEdit(
                                InMemoryMirror.idOf("V1"), Map.of(VendorField.PHONE, new TextChange("", "555")), null),
                        Set.of(),
                        hub.clock.instant()),
                new Cause("a test", null));
        hub.clock.advance(Duration.ofDays(1));
        a.authenticates();
        goesOnUntil(MissingRecordsTest::isForAllDeletions);
        assertThat(a.lastSet().questions().stream()
                        .map(asked -> asked.question().getClass().getSimpleName()))
                .containsExactly("AboutCompany", "AboutActivity", "AboutPreferences", "DeletedTransactions");
        a.answers();
        assertStopped();
        assertThat(hub.quickBooks.carriedOut).isEmpty();
        assertThat(hub.quickBooks.mark).as("the counter was not raised").isEqualTo(hub.markInFile(1));
    }

    @Test
    void what_was_deleted_is_no_sign_whenever_it_was_and_whatever_the_clock_showed() {
        deletes("2019-01-01T00:00:00", "B1", "B2", "B3", "B4");
        comesTheNextDay();
        assertGoesOnWithout("B1", "B2", "B3", "B4");
        assertThat(hub.mirror.missing).as("they count as deleted").isEmpty();
        lacks("B5", "B6");
        comesTheNextDay();
        assertThat(hub.visits.file.stop()).isNull();
    }

    @Test
    void what_is_deleted_after_the_first_question_for_deletions_is_no_sign() {
        hub.clock.advance(Duration.ofDays(1));
        a.authenticates();
        a.isAsked();
        var beforehand = hub.quickBooks.answer(a.lastSet(), a.row.userName).stream()
                .filter(piece -> !(piece instanceof Answer.OpenBill bill
                        && Set.of("B1", "B2", "B3").contains(bill.txnId())))
                .toList();
        deletes("2026-03-03T12:00:00", "B1", "B2", "B3");
        a.answers(beforehand);
        goesOn();
        assertGoesOnWithout("B1", "B2", "B3");
    }

    @Test
    void one_or_two_are_no_sign_until_others_follow() {
        lacks("B1");
        comesTheNextDay();
        assertGoesOnWithout("B1");
        lacks("B2");
        comesTheNextDay();
        assertGoesOnWithout("B1", "B2");
        lacks("B3");
        comesTheNextDay();
        assertThat(hub.visits.file.stop())
                .isNotNull()
                .satisfies(stop -> assertThat(stop.code()).isEqualTo("file_records_missing"));
    }

    @Test
    void what_turned_up_again_does_not_count() {
        lacks("B1", "B2");
        comesTheNextDay();
        hub.quickBooks.has(aBill("B1", "2026-03-03T09:00:00", "2026-02-20", "V1", "100.00"));
        hub.quickBooks.has(aBill("B2", "2026-03-03T09:00:00", "2026-02-20", "V1", "100.00"));
        comesTheNextDay();
        lacks("B3");
        comesTheNextDay();
        assertGoesOnWithout("B3");
    }

    @Test
    void what_was_not_changed_for_so_long_that_its_deletion_may_not_be_told_any_more_is_no_sign() {
        lacks("OLD1", "OLD2", "OLD3", "OLD4", "OLD5");
        comesTheNextDay();
        assertGoesOnWithout("OLD1", "OLD2", "OLD3", "OLD4", "OLD5");
    }

    @Test
    void entries_of_lists_are_no_sign_since_they_may_have_been_merged() {
        hub.quickBooks.of(Kind.VENDOR).keySet().removeAll(Set.of("V2", "V3", "V4", "V5", "V6"));
        for (int i = 0; i < 60; i++) {
            hub.clock.advance(Duration.ofHours(12));
            a.runs();
        }
        assertGoesOnWithout("V2", "V3", "V4", "V5", "V6");
    }

    @Test
    void a_record_changed_by_a_clock_far_ahead_is_no_sign() {
        for (int i = 1; i <= 4; i++) {
            hub.quickBooks.has(aBill("B" + i, "2031-01-01T00:00:00", "2026-02-20", "V1", "90.00"));
        }
        a.runs();
        lacks("B1", "B2", "B3", "B4");
        comesTheNextDay();
        assertGoesOnWithout("B1", "B2", "B3", "B4");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_answer_that_was_lost_is_asked_for_again_and_decides_nothing(boolean deleted) {
        if (deleted) {
            deletes("2026-03-02T20:00:00", "B1", "B2", "B3");
            hub.quickBooks.when(
                    question -> question instanceof Question.DeletedTransactions told && told.since() != null,
                    1,
                    Meaning.NOTHING_FOUND);
        } else {
            lacks("B1", "B2", "B3");
        }
        hub.clock.advance(Duration.ofDays(1));
        a.authenticates();
        goesOnUntil(MissingRecordsTest::isForAllDeletions);
        assertThat(hub.visits.file.stop()).isNull();
        assertThat(hub.mirror.removed).isEmpty();

        hub.clock.advance(Duration.ofMinutes(5));
        a.authenticates();
        goesOn();

        if (deleted) {
            assertGoesOnWithout("B1", "B2", "B3");
        } else {
            assertStopped();
        }
    }

    @Test
    void a_file_that_was_condensed_meanwhile_is_compared_and_not_judged() {
        lacks("B1", "B2", "B3");
        hub.clock.advance(Duration.ofDays(1));
        a.authenticates();
        goesOnUntil(question -> question instanceof Question.Records records
                && records.selection() instanceof Question.Selection.Named);
        hub.quickBooks.condensed = "2026-03-03T12:00:00-06:00";
        a.answers();
        a.isAsked();
        a.answers();
        assertThat(hub.visits.file.stop()).isNull();
        assertThat(hub.visits.comparesFile).isTrue();
        hub.clock.advance(Duration.ofMinutes(5));
        a.runs();
        assertGoesOnWithout("B1", "B2", "B3");
    }

    @Test
    void a_list_of_deletions_that_quickbooks_refuses_holds_nothing_up() {
        hub.quickBooks.when(MissingRecordsTest::isForAllDeletions, 3000, Meaning.REFUSED);
        lacks("B1", "B2", "B3");
        comesTheNextDay();
        assertGoesOnWithout("B1", "B2", "B3");
    }

    @Test
    void a_busy_quickbooks_is_asked_again_in_the_next_session() {
        hub.quickBooks.when(MissingRecordsTest::isForAllDeletions, 3231, Meaning.BUSY);
        lacks("B1", "B2", "B3");
        comesTheNextDay();
        assertThat(hub.visits.file.stop()).isNull();
        assertThat(hub.mirror.removed).isEmpty();
        hub.quickBooks.truthful();
        hub.clock.advance(Duration.ofMinutes(5));
        a.authenticates();
        goesOn();
        assertStopped();
    }

    @ParameterizedTest
    @EnumSource(
            value = Nature.class,
            names = {"MESSAGE_REFUSED", "TOO_MUCH"})
    void a_set_that_is_refused_as_a_whole_decides_nothing_and_does_not_go_on_for_ever(Nature nature) {
        lacks("B1", "B2", "B3");
        hub.clock.advance(Duration.ofDays(1));
        a.authenticates();
        goesOnUntil(MissingRecordsTest::isForAllDeletions);
        a.reports(nature);
        goesOn();
        assertThat(hub.visits.file.stop()).isNull();
        assertThat(hub.mirror.removed).isEmpty();
        hub.clock.advance(Duration.ofMinutes(5));
        a.authenticates();
        goesOn();
        assertStopped();
    }

    @Test
    void a_great_many_that_were_deleted_are_gone_within_one_session() {
        for (int i = 0; i < 130; i++) {
            hub.quickBooks.has(aBill("N" + i, "2026-03-02T10:00:00", "2026-03-01", "V1", "50.00"));
        }
        a.runs();
        for (int i = 0; i < 130; i++) {
            deletes("2019-01-01T00:00:00", "N" + i);
        }
        comesTheNextDay();
        assertThat(hub.visits.file.stop()).isNull();
        assertThat(hub.mirror.removed).hasSize(130);
    }
}
