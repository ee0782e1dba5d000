package tandem.session;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.session.FakeQuickBooks.aBill;
import static tandem.session.FakeQuickBooks.aClass;
import static tandem.session.FakeQuickBooks.aVendor;
import static tandem.session.FakeQuickBooks.page;
import static tandem.session.FakeQuickBooks.payables;
import static tandem.session.FakeQuickBooks.records;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.company.CompanyFile;
import tandem.mirror.Kind;
import tandem.reading.ReadMark;
import tandem.reading.Scrub;
import tandem.session.Hub.Connector;
import tandem.session.QuickBooksTrouble.Nature;
import tandem.wire.Answer;
import tandem.wire.Question;
import tandem.wire.Question.Selection;
import tandem.wire.Status.Meaning;

/** What is asked, what becomes of the answers, and what happens when QuickBooks does not play along. */
class ReadingTest {

    private static final Question V1_AGAIN =
            new Question.Records(Kind.VENDOR, new Selection.Named(Set.of("V1")), null, null);
    private static final Question TOTALS = new Question.Records(Kind.ACCOUNT, new Selection.Payables(), null, null);

    private final Hub hub = new Hub();

    @Test
    @Tag("S10")
    @Tag("S59")
    void a_first_load_reads_everything_once_open_bills_before_history() {
        books(7, 260, 350);
        var a = hub.confirmedAt("A");
        var asked = a.runs();
        assertEverythingIsIn();
        assertThat(asked).hasSizeLessThan(60);
        assertThat(hub.visits.file.initialCompletedAt()).isNotNull();
        assertThat(hub.visits.file.historyCompletedAt()).isNotNull();
        var order = new ArrayList<String>();
        asked.forEach(questions -> questions.forEach(question -> {
            if (question instanceof Question.Records bills && bills.kind() == Kind.BILL) {
                order.add(bills.selection().getClass().getSimpleName());
            }
        }));
        assertThat(order.indexOf("NotPaid")).isLessThan(order.indexOf("Dated"));
    }

    @Test
    void a_quiet_cycle_is_one_exchange() {
        books(3, 20, 20);
        var a = hub.readAt("A");
        a.runs();
        hub.clock.advance(Duration.ofMinutes(5));
        assertThat(a.runs()).hasSize(1);
        assertThat(a.state())
                .isInstanceOfSatisfying(
                        SessionState.Ended.class,
                        ended -> assertThat(ended.outcome()).isEqualTo(Outcome.COMPLETED));
    }

    @Test
    @Tag("S30")
    void a_connector_that_dies_again_and_again_still_gets_to_the_end_and_repeats_no_finished_window() {
        books(5, 120, 400);
        var a = hub.confirmedAt("A");
        var finished = new ArrayList<String>();
        for (int visit = 0; visit < 100 && hub.visits.file.historyCompletedAt() == null; visit++) {
            a.authenticates();
            int reply = 1;
            for (int exchange = 0; exchange < 12 && reply < 100; exchange++) {
                var asked = a.isAsked();
                var before = hub.visits.mark(Kind.BILL).historyBefore();
                reply = a.answers();
                if (!Objects.equals(before, hub.visits.mark(Kind.BILL).historyBefore())) {
                    finished.add(selection(asked));
                }
            }
            a.asks();
            hub.quickBooks.closedAndOpenedAgain();
            hub.clock.advance(Duration.ofMinutes(5));
        }
        assertThat(hub.visits.file.historyCompletedAt()).isNotNull();
        assertThat(finished).hasSizeGreaterThan(3).doesNotHaveDuplicates();
        assertEverythingIsIn();
    }

    private static String selection(List<Question> questions) {
        return questions.stream()
                .map(question -> question instanceof Question.Records records
                        ? records.selection().toString()
                        : "")
                .collect(Collectors.joining());
    }

    @Test
    void a_repeated_delivery_changes_nothing_and_hears_the_same_number() {
        books(3, 20, 20);
        var a = hub.confirmedAt("A");
        a.authenticates();
        for (int exchange = 0; exchange < 6; exchange++) {
            a.asks();
            var answer = hub.quickBooks.answer(a.lastSet());
            int number = a.answers(answer);
            var marks = List.copyOf(hub.visits.marks.values());
            var batches = List.copyOf(hub.mirror.batches);
            var agenda = a.session().agenda;
            assertThat(a.answers(answer)).isEqualTo(number);
            assertThat(List.copyOf(hub.visits.marks.values())).isEqualTo(marks);
            assertThat(hub.mirror.batches).isEqualTo(batches);
            assertThat(a.session().agenda).isEqualTo(agenda);
        }
    }

    @Test
    void a_repeated_question_is_the_same_bytes_and_counts_once() {
        var a = hub.readAt("A");
        a.authenticates();
        var first = a.asks();
        assertThat(a.asks()).isEqualTo(first);
        assertThat(a.asks()).isEqualTo(first);
        assertThat(a.session().exchanges).isEqualTo(1);
        assertThat(a.answers()).isEqualTo(100);
    }

    @Test
    void the_time_of_a_session_does_not_go_back_when_a_node_has_its_next_call_whose_clock_is_behind() {
        var a = hub.readAt("A");
        a.authenticates();
        a.asks();
        hub.clock.advance(Duration.ofSeconds(7));
        var ahead = hub.clock.instant();
        a.answers();
        hub.clock.advance(Duration.ofSeconds(-7));
        a.asks();
        assertThat(a.session().lastSeenAt).isEqualTo(ahead);
        hub.clock.advance(Duration.ofSeconds(8));
        a.closes();
        assertThat(a.session().lastSeenAt).isEqualTo(hub.clock.instant());
    }

    @Test
    void records_of_a_long_answer_are_applied_in_portions() {
        for (int i = 0; i < 601; i++) {
            hub.quickBooks.has(aClass("C" + i, "2026-01-01T00:00:00"));
        }
        hub.readAt("A");
        assertThat(hub.mirror.batches).contains(250, 250, 101);
        assertThat(hub.mirror.of(Kind.CLASS)).hasSize(601);
    }

    @Test
    void changes_that_do_not_fit_into_one_answer_are_read_page_by_page_before_the_mark_moves() {
        books(5, 0, 0);
        var a = hub.readAt("A");
        for (int i = 0; i < 450; i++) {
            hub.quickBooks.has(aVendor("N" + i, "2026-03-02T0" + (1 + i % 5) + ":00:00", "0.00"));
        }
        var before = hub.visits.mark(Kind.VENDOR);
        a.authenticates();
        a.asks();
        a.answers();
        assertThat(hub.visits.mark(Kind.VENDOR).syncedThrough()).isEqualTo(before.syncedThrough());
        hub.clock.advance(Duration.ofMinutes(3));
        var asked = new ArrayList<List<Question>>();
        int reply;
        do {
            asked.add(a.isAsked());
            reply = a.answers();
        } while (reply != 100);
        assertThat(asked).allSatisfy(questions -> assertThat(questions).hasSize(1));
        assertThat(hub.mirror.of(Kind.VENDOR)).hasSize(455);
        assertThat(hub.visits.mark(Kind.VENDOR).syncedThrough()).isEqualTo(LocalDateTime.parse("2026-03-02T05:00:00"));
    }

    @Test
    @Tag("S101")
    void vendors_named_by_changed_bills_are_read_again_in_the_same_session() {
        books(3, 20, 20);
        var a = hub.readAt("A");
        a.runs();
        hub.quickBooks.has(aVendor("V1", "2025-06-01T00:00:00", "999.00"));
        hub.quickBooks.has(aBill("B1", "2026-03-02T06:00:00", "2026-03-01", "V1", "50.00"));
        hub.clock.advance(Duration.ofMinutes(5));
        var asked = a.runs();
        assertThat(asked.getLast()).containsExactly(V1_AGAIN, TOTALS);
        assertThat(hub.mirror.of(Kind.VENDOR))
                .containsEntry("V1", hub.quickBooks.of(Kind.VENDOR).get("V1"));
    }

    @Test
    @Tag("S101")
    void the_totals_of_payables_come_with_the_vendors_whose_balances_moved_and_once_a_day() {
        books(3, 20, 20);
        hub.quickBooks.has(payables("1200.00"));
        var a = hub.readAt("A");
        a.runs();
        hub.quickBooks.has(payables("1250.00"));
        hub.quickBooks.has(aBill("B1", "2026-03-02T06:00:00", "2026-03-01", "V1", "50.00"));
        hub.clock.advance(Duration.ofMinutes(5));
        a.runs();
        assertThat(hub.mirror.of(Kind.ACCOUNT)).containsEntry("2000", payables("1250.00"));
        hub.quickBooks.has(payables("1275.00"));
        hub.clock.advance(Duration.ofDays(1));
        assertThat(a.runs().getFirst()).contains(TOTALS);
        assertThat(hub.mirror.of(Kind.ACCOUNT)).containsEntry("2000", payables("1275.00"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void vendors_do_not_wait_for_totals_that_quickbooks_will_not_tell(boolean refusesTheSet) {
        books(3, 20, 20);
        var a = hub.readAt("A");
        a.runs();
        hub.quickBooks.when(TOTALS::equals, 3000, Meaning.REFUSED);
        hub.quickBooks.has(aVendor("V1", "2025-06-01T00:00:00", "999.00"));
        hub.quickBooks.has(aBill("B1", "2026-03-02T06:00:00", "2026-03-01", "V1", "50.00"));
        hub.clock.advance(Duration.ofMinutes(5));
        a.authenticates();
        a.asks();
        a.answers();
        assertThat(a.isAsked()).containsExactly(V1_AGAIN, TOTALS);
        if (refusesTheSet) {
            a.reports(Nature.MESSAGE_REFUSED);
            assertThat(a.isAsked()).containsExactly(V1_AGAIN);
        }
        finishes(a, questions -> assertThat(questions).doesNotContain(TOTALS));
        assertThat(hub.mirror.of(Kind.VENDOR))
                .containsEntry("V1", hub.quickBooks.of(Kind.VENDOR).get("V1"));
        assertThat(hub.visits.toReread(Kind.VENDOR)).isEmpty();
    }

    @Test
    @Tag("S101")
    @Tag("S109")
    void the_daily_comparison_finds_bills_whose_links_moved_silently_and_those_that_are_no_longer_open() {
        books(3, 20, 20);
        var a = hub.readAt("A");
        a.runs();
        hub.quickBooks.has(aBill("B1", "2026-01-05T00:00:00", "2026-01-05", "V1", "12.34"));
        hub.quickBooks.has(aBill("B2", "2026-01-05T00:00:00", "2026-01-05", "V1", "0.00"));
        hub.clock.advance(Duration.ofHours(23));
        assertThat(a.runs()).hasSize(1);
        hub.clock.advance(Duration.ofHours(1));
        a.runs();
        assertThat(hub.mirror.of(Kind.BILL).get("B1"))
                .isEqualTo(hub.quickBooks.of(Kind.BILL).get("B1"));
        assertThat(hub.mirror.of(Kind.BILL).get("B2"))
                .isEqualTo(hub.quickBooks.of(Kind.BILL).get("B2"));
        hub.clock.advance(Duration.ofMinutes(5));
        assertThat(a.runs()).hasSize(1);
    }

    @Test
    void a_comparison_that_does_not_fit_into_one_answer_goes_page_by_page() {
        books(3, 0, 1100);
        var a = hub.readAt("A");
        a.runs();
        hub.quickBooks.has(aBill("B7", "2026-01-05T00:00:00", "2026-01-05", "V1", "12.34"));
        hub.quickBooks.of(Kind.BILL).remove("B8");
        hub.clock.advance(Duration.ofDays(1));
        var asked = a.runs();
        assertThat(asked.stream().flatMap(List::stream).filter(Question.OpenBills.class::isInstance))
                .hasSizeGreaterThan(2);
        assertThat(hub.mirror.of(Kind.BILL).get("B7"))
                .isEqualTo(hub.quickBooks.of(Kind.BILL).get("B7"));
        assertThat(hub.mirror.removed).containsExactly("B8");
    }

    @Test
    void what_was_lost_here_and_what_vanished_there_without_a_trace_comes_right_within_a_round_of_short_sessions() {
        books(3, 30, 30);
        var a = hub.readAt("A");
        hub.mirror.of(Kind.BILL).remove("P17");
        hub.mirror.of(Kind.VENDOR).remove("V2");
        hub.quickBooks.of(Kind.BILL).remove("P19");
        for (int i = 0; i < 60; i++) {
            hub.clock.advance(Duration.ofHours(12));
            var asked = a.runs();
            assertThat(asked).hasSizeLessThan(5);
            assertThat(asked.stream().flatMap(List::stream).filter(Question.Outlines.class::isInstance))
                    .hasSizeLessThan(2);
        }
        assertThat(hub.mirror.of(Kind.BILL)).containsKey("P17");
        assertThat(hub.mirror.of(Kind.VENDOR)).containsKey("V2");
        assertThat(hub.mirror.removed).containsExactly("P19");
        assertThat(hub.visits.mark(Kind.BILL).scrub().found()).isEqualTo(2);
        assertThat(hub.visits.marks.values())
                .filteredOn(mark -> !mark.subject().startsWith("deleted"))
                .allSatisfy(mark -> assertThat(mark.scrub().verifiedAt()).isNotNull());
    }

    @Test
    void a_record_that_vanished_without_a_trace_is_found_within_a_day_by_its_number() {
        books(3, 30, 30);
        var a = hub.readAt("A");
        for (int i = 0; i < 30; i++) {
            hub.clock.advance(Duration.ofHours(1));
            a.runs();
        }
        hub.quickBooks.of(Kind.BILL).remove("P19");
        for (int i = 0; i < 27 && hub.mirror.removed.isEmpty(); i++) {
            hub.clock.advance(Duration.ofHours(1));
            assertThat(a.runs().stream().flatMap(List::stream).filter(Question.Count.class::isInstance))
                    .hasSizeLessThan(2);
        }
        assertThat(hub.mirror.removed).containsExactly("P19");
    }

    @Test
    void a_count_that_quickbooks_refuses_is_told_of_and_asked_for_a_day_later() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        hub.quickBooks.when(Question.Count.class::isInstance, 3000, Meaning.REFUSED);
        hub.clock.advance(Duration.ofMinutes(5));
        var asked = a.runs();
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst()).anyMatch(Question.Count.class::isInstance);
        assertThat(problem()).contains("3000");
        assertThat(hub.visits.marks.values()).noneMatch(ReadMark::isSuspect);
    }

    @Test
    void where_very_much_is_missing_it_is_put_right_piece_by_piece_in_short_sessions() {
        books(1, 0, 0);
        for (int i = 0; i < 2400; i++) {
            var date = LocalDate.of(2026, 3, 1).minusDays(i % 40).toString();
            hub.quickBooks.has(aBill("P" + i, "2025-11-01T06:00:00", date, "V1", "0.00"));
        }
        var a = hub.readAt("A");
        assertThat(hub.mirror.of(Kind.BILL)).hasSize(2400);
        hub.quickBooks.of(Kind.BILL).clear();
        for (int i = 0; i < 120; i++) {
            hub.clock.advance(Duration.ofHours(6));
            assertThat(a.runs()).as("questions of one session").hasSizeLessThan(25);
        }
        assertThat(hub.mirror.removed).hasSize(2400);
        assertThat(hub.visits.mark(Kind.BILL).scrub().found()).isEqualTo(2400);
    }

    @Test
    void what_is_kept_of_a_verification_is_as_exact_as_all_other_times() {
        books(3, 5, 5);
        hub.clock.advance(Duration.ofNanos(123_456_789));
        var a = hub.readAt("A");
        a.runs();
        assertThat(hub.visits.marks.values().stream().map(mark -> mark.scrub().verifiedAt()))
                .filteredOn(Objects::nonNull)
                .isNotEmpty()
                .allSatisfy(
                        at -> assertThat(Objects.requireNonNull(at).getNano()).isEqualTo(123_456_000));
    }

    @Test
    void a_window_whose_answer_was_lost_with_its_session_is_asked_for_again() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        hub.clock.advance(Duration.ofMinutes(5));
        a.authenticates();
        a.asks();
        var lost = outlines(a.isAsked());
        hub.clock.advance(Duration.ofMinutes(5));
        a.authenticates();
        a.asks();
        assertThat(outlines(a.isAsked())).isEqualTo(lost);
    }

    @Test
    void a_set_that_is_refused_is_not_refused_for_its_window_again() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        hub.clock.advance(Duration.ofMinutes(5));
        a.authenticates();
        a.asks();
        var refused = outlines(a.isAsked());
        a.reports(Nature.MESSAGE_REFUSED);
        finishes(a, questions -> assertThat(questions).noneMatch(Question.Outlines.class::isInstance));
        hub.clock.advance(Duration.ofMinutes(5));
        a.authenticates();
        a.asks();
        assertThat(outlines(a.isAsked()).kind()).isNotEqualTo(refused.kind());
    }

    @Test
    void a_window_that_quickbooks_refuses_is_told_of_and_holds_nothing_up() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        hub.quickBooks.when(Question.Outlines.class::isInstance, 3000, Meaning.REFUSED);
        hub.quickBooks.has(aVendor("V9", "2026-03-02T06:00:00", "0.00"));
        hub.clock.advance(Duration.ofMinutes(5));
        assertThat(a.runs()).hasSize(1);
        assertThat(problem()).contains("3000");
        assertThat(hub.mirror.of(Kind.VENDOR)).containsKey("V9");
        assertThat(hub.visits.marks.values()).noneMatch(ReadMark::isSuspect);
    }

    @Test
    void what_changed_and_has_not_been_read_yet_is_no_difference() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        for (int i = 0; i < 300; i++) {
            hub.quickBooks.has(aBill("N" + i, "2026-03-02T06:00:00", "2026-03-01", "V1", "50.00"));
        }
        for (int i = 0; i < 14; i++) {
            hub.clock.advance(Duration.ofMinutes(5));
            a.runs();
        }
        assertThat(hub.mirror.of(Kind.BILL)).hasSize(310);
        assertThat(hub.visits.mark(Kind.BILL).scrub().roundBegan()).isNotNull();
        assertThat(hub.visits.mark(Kind.BILL).scrub().found()).isZero();
    }

    @Test
    @Tag("S96")
    void what_quickbooks_deleted_is_marked_as_removed() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        hub.quickBooks.deletedTransactions.add(
                new Answer.Deleted(Kind.BILL, "B1", LocalDateTime.parse("2026-03-02T06:00:00")));
        hub.quickBooks.deletedEntries.add(
                new Answer.Deleted(Kind.VENDOR, "V2", LocalDateTime.parse("2026-03-02T06:00:00")));
        hub.quickBooks.of(Kind.BILL).remove("B1");
        hub.quickBooks.of(Kind.VENDOR).remove("V2");
        a.runs();
        assertThat(hub.mirror.removed).contains("B1", "V2");
        assertThat(hub.visits.marks.get(ReadMark.DELETED_TRANSACTIONS))
                .isNotNull()
                .satisfies(mark -> assertThat(mark.syncedThrough()).isEqualTo("2026-03-02T06:00:00"));
    }

    @Test
    void a_record_from_a_clock_far_ahead_is_applied_and_does_not_carry_the_mark_along() {
        books(3, 0, 0);
        hub.quickBooks.has(aVendor("V9", "2031-01-01T00:00:00", "0.00"));
        hub.readAt("A");
        assertThat(hub.mirror.of(Kind.VENDOR)).containsKey("V9");
        assertThat(hub.visits.mark(Kind.VENDOR).syncedThrough()).isBefore("2026-03-02T12:00:00");
    }

    @Test
    void a_refused_set_is_asked_again_kind_by_kind_in_the_same_session() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        hub.quickBooks.has(aVendor("V9", "2026-03-02T06:00:00", "0.00"));
        a.authenticates();
        a.asks();
        assertThat(a.reports(Nature.MESSAGE_REFUSED)).isBetween(1, 99);
        assertThat(a.isAsked())
                .extracting(Object::getClass)
                .containsExactly(
                        Question.AboutCompany.class, Question.AboutActivity.class, Question.AboutPreferences.class);
        a.answers();
        finishes(a, questions -> assertThat(questions).hasSize(1));
        assertThat(hub.mirror.of(Kind.VENDOR)).containsKey("V9");
        assertThat(hub.visits.marks.values()).noneMatch(ReadMark::isSuspect);
    }

    @Test
    @Tag("S101")
    void the_comparison_of_open_bills_is_not_lost_with_a_refused_set() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        a.runs();
        hub.clock.advance(Duration.ofDays(1));
        hub.quickBooks.has(aBill("B1", "2026-01-05T00:00:00", "2026-01-05", "V1", "12.34"));
        a.authenticates();
        a.asks();
        a.reports(Nature.MESSAGE_REFUSED);
        finishes(a, questions -> {});
        assertThat(hub.mirror.of(Kind.BILL).get("B1"))
                .isEqualTo(hub.quickBooks.of(Kind.BILL).get("B1"));
        assertThat(hub.visits.mark(Kind.BILL).sweepIsDue(hub.clock.instant())).isFalse();
    }

    @Test
    void vendors_who_do_not_add_up_are_read_again_with_the_daily_comparison() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        a.runs();
        hub.mirror.off.add("V1");
        hub.clock.advance(Duration.ofHours(23));
        assertThat(a.runs()).hasSize(1);
        hub.clock.advance(Duration.ofHours(1));
        assertThat(a.runs().stream().flatMap(List::stream)).containsOnlyOnce(V1_AGAIN);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_kind_that_is_refused_twice_for_itself_is_set_aside_and_the_others_go_on(Kind kind) {
        books(3, 30, 30);
        var a = hub.readAt("A");
        a.runs();
        hub.quickBooks.when(records(kind), 3000, Meaning.REFUSED);
        hub.quickBooks.has(
                kind == Kind.CLASS ? aVendor("N", "2026-03-02T06:00:00", "0.00") : aClass("N", "2026-03-02T06:00:00"));
        hub.clock.advance(Duration.ofMinutes(5));
        var asked = a.runs();
        assertThat(asked.stream().flatMap(List::stream).filter(records(kind))).hasSize(3);
        var mark = hub.visits.mark(kind);
        assertThat(mark.isSetAside(hub.clock.instant())).isTrue();
        assertThat(mark.setAsideReason()).contains("3000");
        assertThat(hub.mirror.of(kind == Kind.CLASS ? Kind.VENDOR : Kind.CLASS)).containsKey("N");
        hub.clock.advance(Duration.ofMinutes(5));
        assertThat(a.runs().stream().flatMap(List::stream)).noneMatch(records(kind));
        hub.clock.advance(Duration.ofDays(1));
        assertThat(a.runs().stream().flatMap(List::stream).filter(records(kind)))
                .hasSize(1);
        assertThat(hub.visits.mark(kind).isSetAside(hub.clock.instant())).isTrue();
        hub.quickBooks.truthful();
        hub.clock.advance(Duration.ofDays(1));
        a.runs();
        assertThat(hub.visits.mark(kind).isSuspect()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_kind_that_is_refused_from_the_start_does_not_keep_the_load_from_ending(Kind kind) {
        books(3, 30, 30);
        var a = hub.confirmedAt("A");
        hub.quickBooks.when(records(kind), 3000, Meaning.REFUSED);
        a.runs();
        assertThat(hub.visits.mark(kind).isSetAside(hub.clock.instant())).isTrue();
        hub.quickBooks.truthful();
        hub.clock.advance(Duration.ofDays(1));
        a.runs();
        a.runs();
        assertEverythingIsIn();
        assertThat(hub.visits.mark(kind).complete()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_kind_that_the_file_does_not_have_is_complete_without_a_record(Kind kind) {
        books(3, 5, 5);
        hub.quickBooks.when(records(kind), 3250, Meaning.FEATURE_ABSENT);
        hub.readAt("A");
        var mark = hub.visits.mark(kind);
        assertThat(mark.complete()).isTrue();
        assertThat(mark.isSuspect()).isFalse();
        assertThat(hub.mirror.of(kind)).isEmpty();
        assertThat(hub.visits.file.historyCompletedAt()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_kind_that_is_busy_is_left_alone_until_the_next_session_and_its_mark_stays(Kind kind) {
        books(3, 30, 30);
        var a = hub.confirmedAt("A");
        hub.quickBooks.when(records(kind), 3176, Meaning.BUSY);
        a.runs();
        assertThat(hub.visits.mark(kind).isSuspect()).isFalse();
        assertThat(hub.visits.mark(kind).complete()).isFalse();
        hub.quickBooks.truthful();
        hub.clock.advance(Duration.ofMinutes(5));
        a.runs();
        assertEverythingIsIn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BUSY", "FEATURE_ABSENT", "REFUSED", "NOT_PERMITTED", "silent"})
    void no_question_of_any_sort_can_keep_a_session_going_for_ever(String how) {
        List<Predicate<Question>> sorts = List.of(
                Question.OpenBills.class::isInstance,
                Question.Outlines.class::isInstance,
                Question.DeletedEntries.class::isInstance,
                Question.DeletedTransactions.class::isInstance,
                question ->
                        question instanceof Question.Records records && records.selection() instanceof Selection.Named,
                question -> question instanceof Question.Records records
                        && records.selection() instanceof Selection.ChangedSince,
                question -> question instanceof Question.Records records && records.page() != null,
                Question.Records.class::isInstance);
        for (var sort : sorts) {
            var other = new Hub();
            books(other, 3, 30, 30);
            var a = other.readAt("A");
            a.runs();
            other.clock.advance(Duration.ofDays(2));
            for (int i = 0; i < 300; i++) {
                other.quickBooks.has(aBill("N" + i, "2026-03-04T06:00:00", "2026-03-01", "V1", "50.00"));
            }
            if (how.equals("silent")) {
                other.quickBooks.whenSilent(sort);
            } else {
                other.quickBooks.when(sort, 3000, Meaning.valueOf(how));
            }
            a.runs();
            other.quickBooks.truthful();
            other.clock.advance(Duration.ofDays(2));
            a.runs();
            a.runs();
            assertThat(other.mirror.of(Kind.BILL)).as(how).hasSize(360);
        }
    }

    @Test
    void a_lost_iterator_lets_its_window_begin_again_once_with_smaller_pages() {
        books(3, 0, 0);
        for (int i = 0; i < 500; i++) {
            hub.quickBooks.has(aVendor("N" + i, "2026-01-01T00:00:00", "0.00"));
        }
        var a = hub.confirmedAt("A");
        a.authenticates();
        askUntil(a, page(Kind.VENDOR));
        a.answers();
        a.asks();
        hub.quickBooks.closedAndOpenedAgain();
        assertThat(a.answers()).isBetween(1, 99);
        assertThat(a.isAsked())
                .singleElement()
                .isEqualTo(
                        new Question.Records(Kind.VENDOR, new Selection.Everything(), 100, new Question.Page.First()));
        finishes(a, questions -> {});
        assertThat(hub.mirror.of(Kind.VENDOR)).hasSize(503);
        assertThat(hub.visits.mark(Kind.VENDOR).isSuspect()).isFalse();
    }

    @Test
    void an_iterator_without_a_name_does_not_begin_again_for_ever() {
        books(3, 0, 0);
        var a = hub.confirmedAt("A");
        hub.quickBooks.when(
                page(Kind.VENDOR),
                asked -> List.of(new Answer.Opening(
                        "VendorQueryRs", asked.requestId(), FakeQuickBooks.status(0, Meaning.DONE), 5, null)));
        a.runs();
        assertThat(hub.visits.mark(Kind.VENDOR).isSetAside(hub.clock.instant())).isTrue();
    }

    @Test
    void a_record_that_cannot_be_read_is_told_and_kept_and_the_others_are_applied() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        hub.quickBooks.when(
                records(Kind.VENDOR),
                asked -> List.of(
                        FakeQuickBooks.done(asked),
                        new Answer.UnreadableRecord("VendorRet", "V1", "Balance is no number"),
                        new Answer.Record(aVendor("V9", "2026-03-02T06:00:00", "0.00"))));
        a.runs();
        assertThat(hub.mirror.of(Kind.VENDOR)).containsKey("V9");
        assertThat(problem()).contains("VendorRet V1").contains("Balance is no number");
        assertThat(a.session().kept).hasSize(1);
    }

    @Test
    void responses_that_are_small_enough_are_recorded_with_what_may_not_be_kept_masked() {
        books(3, 5, 5);
        hub.recordedResponse = 1_000_000;
        var a = hub.readAt("A");
        a.runs();
        assertThat(a.session().recorded)
                .hasSameSizeAs(a.session().answers.keySet())
                .allSatisfy(recorded -> assertThat(recorded).startsWith("masked "));

        hub.clock.advance(Duration.ofMinutes(5));
        hub.recordedResponse = 0;
        a.runs();
        assertThat(a.session().answers).isNotEmpty();
        assertThat(a.session().recorded).isEmpty();
    }

    @Test
    void a_record_that_is_there_and_cannot_be_read_is_not_taken_for_removed() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        a.runs();
        hub.clock.advance(Duration.ofDays(1));
        hub.quickBooks.has(aBill("B1", "2026-01-05T00:00:00", "2026-01-05", "V1", "12.34"));
        var readable = aBill("B2", "2026-01-05T00:00:00", "2026-01-05", "V1", "12.34");
        hub.quickBooks.has(readable);
        Predicate<Question> again = question -> question instanceof Question.Records records
                && records.kind() == Kind.BILL
                && records.selection() instanceof Selection.Named;
        hub.quickBooks.when(
                again,
                asked -> List.of(
                        FakeQuickBooks.done(asked),
                        new Answer.UnreadableRecord("BillRet", "B1", "AmountDue is no number"),
                        new Answer.Record(readable)));
        a.runs();
        assertThat(hub.mirror.removed).isEmpty();
        hub.clock.advance(Duration.ofDays(1));
        hub.quickBooks.when(
                again,
                asked -> List.of(
                        FakeQuickBooks.opening(asked, 0, Meaning.DONE),
                        new Answer.UnreadableRecord("BillRet", null, "no TxnID")));
        a.runs();
        assertThat(hub.mirror.removed).isEmpty();
        hub.quickBooks.truthful();
        hub.clock.advance(Duration.ofDays(1));
        hub.quickBooks.when(again, 501, Meaning.DONE_WITH_WARNING);
        a.runs();
        assertThat(hub.mirror.removed).isEmpty();
    }

    @Test
    void what_went_wrong_in_a_session_that_ends_well_is_shown_until_the_next_one_goes_well() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        hub.quickBooks.when(
                records(Kind.VENDOR),
                asked -> List.of(
                        FakeQuickBooks.done(asked),
                        new Answer.UnreadableRecord("VendorRet", "V1", "Balance is no number")));
        a.runs();
        assertThat(hub.visits.file.lastProblem()).isNotNull();
        hub.quickBooks.truthful();
        hub.clock.advance(Duration.ofMinutes(5));
        a.runs();
        assertThat(hub.visits.file.lastProblem()).isNull();
    }

    @Test
    void records_to_look_at_again_outlive_sessions_that_never_get_to_the_file() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        a.runs();
        hub.quickBooks.has(aVendor("V1", "2025-06-01T00:00:00", "999.00"));
        hub.quickBooks.has(aBill("B1", "2026-03-02T06:00:00", "2026-03-01", "V1", "50.00"));
        a.authenticates();
        a.asks();
        a.answers();
        a.closes();
        assertThat(hub.visits.toReread(Kind.VENDOR)).containsExactly("V1");
        a.authenticates();
        a.cannotConnect(Nature.PASSES);
        a.authenticates();
        a.closes();
        a.authenticates();
        hub.clock.advance(Duration.ofMinutes(5));
        a.runs();
        assertThat(hub.mirror.of(Kind.VENDOR))
                .containsEntry("V1", hub.quickBooks.of(Kind.VENDOR).get("V1"));
        assertThat(hub.visits.toReread(Kind.VENDOR)).isEmpty();
    }

    @Test
    void records_to_look_at_again_survive_a_hand_over_to_another_connector() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        var b = hub.connector("B");
        a.runs();
        hub.quickBooks.has(aVendor("V1", "2025-06-01T00:00:00", "999.00"));
        hub.quickBooks.has(aBill("B1", "2026-03-02T06:00:00", "2026-03-01", "V1", "50.00"));
        a.authenticates();
        a.asks();
        a.answers();
        hub.visits.releaseLease();
        b.authenticates();
        b.asks();
        b.answers();
        a.asks();
        finishes(b, questions -> {});
        b.closes();
        hub.clock.advance(Duration.ofMinutes(5));
        b.runs();
        assertThat(hub.mirror.of(Kind.VENDOR))
                .containsEntry("V1", hub.quickBooks.of(Kind.VENDOR).get("V1"));
        assertThat(hub.visits.toReread(Kind.VENDOR)).isEmpty();
    }

    @Test
    void an_answer_after_the_company_went_elsewhere_is_kept_and_not_applied() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        var b = hub.connector("B");
        hub.quickBooks.has(aVendor("V9", "2026-03-02T06:00:00", "0.00"));
        a.authenticates();
        a.asks();
        hub.clock.advance(Duration.ofMinutes(31));
        b.authenticates();
        var marks = java.util.Map.copyOf(hub.visits.marks);
        assertThat(a.answers()).isNegative();
        assertThat(hub.mirror.of(Kind.VENDOR)).doesNotContainKey("V9");
        assertThat(hub.visits.marks).isEqualTo(marks);
        assertThat(a.session().kept).hasSize(1);
        b.asks();
        assertThat(b.answers()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"changes", "run", "history"})
    void a_kind_that_a_person_has_read_again_in_mid_session_is_read_from_the_start(String inHand) {
        books(3, 300, 300);
        var a = inHand.equals("changes") ? hub.readAt("A") : hub.confirmedAt("A");
        a.authenticates();
        switch (inHand) {
            case "changes" -> a.asks();
            case "run" -> askUntil(a, page(Kind.VENDOR));
            default ->
                askUntil(
                        a,
                        question -> question instanceof Question.Records records
                                && records.selection() instanceof Selection.Dated dated
                                && records.kind() == Kind.BILL
                                && dated.to() != null);
        }
        hub.visits.marks.clear();
        hub.mirror.held.clear();
        finishes(a, questions -> {});
        a.closes();
        hub.clock.advance(Duration.ofMinutes(5));
        a.runs();
        assertEverythingIsIn();
        assertThat(hub.visits.file.historyCompletedAt()).isNotNull();
    }

    @Test
    void an_answer_that_breaks_off_is_kept_and_its_questions_are_asked_again_one_by_one() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        hub.quickBooks.has(aVendor("V9", "2026-03-02T06:00:00", "0.00"));
        var marks = marksOfReading();
        a.authenticates();
        a.asks();
        assertThat(a.answersInText(hub.language.textThatBreaksOffAfter(hub.quickBooks.answer(a.lastSet()))))
                .isBetween(1, 99);
        assertThat(a.session().kept).hasSize(1);
        assertThat(problem()).contains("could not be read").contains("kept for support");
        assertThat(marksOfReading()).isEqualTo(marks);
        a.isAsked();
        a.answers();
        finishes(a, questions -> assertThat(questions).hasSize(1));
        assertThat(hub.mirror.of(Kind.VENDOR)).containsKey("V9");
        assertThat(hub.visits.marks.values()).noneMatch(ReadMark::isSuspect);
    }

    @Test
    void an_answer_about_the_file_that_cannot_be_read_stops_the_session_with_nothing_moved() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        var marks = marksOfReading();
        a.authenticates();
        a.asks();
        assertThat(a.answersInText(ScriptedLanguage.GARBAGE)).isPositive();
        a.asks();
        assertThat(a.answersInText(ScriptedLanguage.GARBAGE)).isNegative();
        assertThat(a.lastError())
                .contains("could not be read")
                .contains(a.session().id.toString());
        assertThat(a.session().kept).hasSize(2);
        assertThat(marksOfReading()).isEqualTo(marks);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_kind_whose_answers_can_never_be_read_is_set_aside_and_the_others_go_on(Kind kind) {
        books(3, 30, 30);
        var a = hub.readAt("A");
        a.runs();
        hub.quickBooks.has(
                kind == Kind.CLASS ? aVendor("N", "2026-03-02T06:00:00", "0.00") : aClass("N", "2026-03-02T06:00:00"));
        runsUnreadableFor(a, records(kind));
        assertThat(hub.visits.mark(kind).isSetAside(hub.clock.instant())).isTrue();
        assertThat(hub.visits.mark(kind).setAsideReason()).contains("could not be read");
        assertThat(hub.mirror.of(kind == Kind.CLASS ? Kind.VENDOR : Kind.CLASS)).containsKey("N");
    }

    @Test
    void a_bill_in_history_that_no_answer_can_show_costs_its_day_and_neither_the_others_nor_changes() {
        books(3, 200, 5);
        var bad = aBill("BAD", "2025-09-01T10:00:00", "2025-09-01", "V1", "0.00");
        hub.quickBooks.has(bad);
        var a = hub.confirmedAt("A");
        runsUnreadableFor(a, this::showsTheBadBill);
        var mark = hub.visits.mark(Kind.BILL);
        assertThat(mark.isHistorySetAside(hub.clock.instant())).isTrue();
        assertThat(mark.isSetAside(hub.clock.instant())).isFalse();
        assertThat(mark.historyBefore()).isEqualTo("2025-09-02");
        assertThat(hub.mirror.of(Kind.BILL).keySet()).contains("B1", "P1").doesNotContain("BAD");
        hub.quickBooks.has(aBill("NEW", "2026-03-02T06:00:00", "2026-03-01", "V1", "50.00"));
        hub.clock.advance(Duration.ofMinutes(5));
        a.runs();
        assertThat(hub.mirror.of(Kind.BILL)).containsKey("NEW");
        hub.clock.advance(Duration.ofDays(1));
        a.runs();
        assertEverythingIsIn();
        assertThat(hub.visits.mark(Kind.BILL).complete()).isTrue();
    }

    private boolean showsTheBadBill(Question question) {
        return question instanceof Question.Records asked
                && asked.kind() == Kind.BILL
                && asked.selection() instanceof Selection.Dated days
                && (days.from() == null || !days.from().isAfter(java.time.LocalDate.of(2025, 9, 1)))
                && (days.to() == null || !days.to().isBefore(java.time.LocalDate.of(2025, 9, 1)));
    }

    /** A whole session in which answers to some questions arrive as garbage. */
    private void runsUnreadableFor(Connector a, Predicate<Question> garbled) {
        a.authenticates();
        int reply;
        do {
            boolean bad = a.isAsked().stream().anyMatch(garbled);
            reply = bad ? a.answersInText(ScriptedLanguage.GARBAGE) : a.answers();
        } while (reply > 0 && reply < 100);
        assertThat(reply).as(a.lastError()).isEqualTo(100);
        a.closes();
    }

    @Test
    void an_answer_whose_delivery_broke_off_is_kept_and_moves_nothing() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        var marks = java.util.Map.copyOf(hub.visits.marks);
        a.authenticates();
        a.asks();
        assertThat(a.breaksOffWith(hub.language.text(hub.quickBooks.answer(a.lastSet()))))
                .isNegative();
        assertThat(a.lastError()).contains("did not arrive as a whole");
        assertThat(a.session().kept).hasSize(1);
        assertThat(hub.visits.marks).isEqualTo(marks);
    }

    @Test
    @Tag("S30")
    void a_long_first_reading_goes_in_windows_and_none_of_them_is_read_twice_when_the_connector_dies() {
        for (int i = 0; i < 4000; i++) {
            var day = java.time.LocalDate.of(2026, 3, 1).minusDays(i % 900);
            hub.quickBooks.has(aVendor("V" + i, day + "T10:00:00", "0.00"));
            if (i % 2 == 0) {
                hub.quickBooks.has(aBill("B" + i, day + "T11:00:00", day.toString(), "V" + i, "100.00"));
            }
        }
        var a = hub.confirmedAt("A");
        var finished = new ArrayList<String>();
        for (int visit = 0; visit < 60 && hub.visits.file.initialCompletedAt() == null; visit++) {
            a.authenticates();
            int reply = 1;
            for (int exchange = 0; exchange < 12 && reply < 100; exchange++) {
                var asked = a.isAsked();
                var before = hub.visits.mark(Kind.VENDOR).historyBefore();
                reply = a.answers();
                if (!Objects.equals(before, hub.visits.mark(Kind.VENDOR).historyBefore())) {
                    finished.add(selection(asked));
                }
            }
            a.asks();
            hub.quickBooks.closedAndOpenedAgain();
            hub.clock.advance(Duration.ofMinutes(5));
        }
        assertThat(hub.visits.file.initialCompletedAt()).isNotNull();
        assertThat(finished).hasSizeGreaterThan(3).doesNotHaveDuplicates();
        a.runs();
        assertEverythingIsIn();
    }

    @Test
    void a_record_that_cannot_be_read_is_asked_for_daily_until_it_can() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        a.runs();
        Predicate<Question> vendors = records(Kind.VENDOR);
        hub.quickBooks.when(
                vendors,
                asked -> List.of(
                        FakeQuickBooks.done(asked),
                        new Answer.UnreadableRecord("VendorRet", "V1", "Balance is no number")));
        hub.clock.advance(Duration.ofMinutes(5));
        a.runs();
        assertThat(hub.visits.toReread(Kind.VENDOR)).containsExactly("V1");
        hub.quickBooks.when(vendors, 1, Meaning.NOTHING_FOUND);
        hub.clock.advance(Duration.ofMinutes(5));
        assertThat(a.runs()).as("not before a day has passed").hasSize(1);
        hub.quickBooks.truthful();
        hub.quickBooks.has(aVendor("V1", "2025-06-01T00:00:00", "77.00"));
        hub.clock.advance(Duration.ofDays(1));
        a.runs();
        assertThat(hub.mirror.of(Kind.VENDOR))
                .containsEntry("V1", hub.quickBooks.of(Kind.VENDOR).get("V1"));
        assertThat(hub.visits.toReread(Kind.VENDOR)).isEmpty();
    }

    @Test
    void a_preference_that_cannot_be_read_stops_nobody() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        hub.quickBooks.has(aVendor("V9", "2026-03-02T06:00:00", "0.00"));
        hub.quickBooks.when(
                Question.AboutPreferences.class::isInstance,
                asked -> List.of(
                        FakeQuickBooks.done(asked),
                        new Answer.UnreadableRecord("PreferencesRet", null, "DaysBillsAreDue is no number")));
        a.runs();
        assertThat(hub.mirror.of(Kind.VENDOR)).containsKey("V9");
    }

    @Test
    void a_list_from_a_clock_far_ahead_is_read_to_its_end() {
        for (int i = 0; i < 4000; i++) {
            hub.quickBooks.has(aVendor("V" + i, "2031-01-01T10:00:00", "0.00"));
        }
        hub.readAt("A");
        assertThat(hub.mirror.of(Kind.VENDOR)).hasSize(4000);
        assertThat(hub.visits.mark(Kind.VENDOR).complete()).isTrue();
    }

    @Test
    void a_long_list_that_is_refused_however_it_is_asked_for_is_set_aside() {
        for (int i = 0; i < 4000; i++) {
            hub.quickBooks.has(aVendor("V" + i, "1995-01-01T10:00:00", "0.00"));
        }
        var a = hub.confirmedAt("A");
        hub.quickBooks.when(
                question -> page(Kind.VENDOR).test(question)
                        && question instanceof Question.Records records
                        && (records.page() instanceof Question.Page.Next
                                || records.selection() instanceof Selection.Everything),
                3000,
                Meaning.REFUSED);
        a.runs();
        assertThat(hub.visits.mark(Kind.VENDOR).isSetAside(hub.clock.instant())).isTrue();
    }

    @Test
    void a_record_that_quickbooks_has_and_withholds_stays_on_the_list() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        a.runs();
        hub.quickBooks.has(aBill("B1", "2026-03-02T06:00:00", "2026-03-01", "V1", "50.00"));
        hub.quickBooks.when(
                question ->
                        question instanceof Question.Records records && records.selection() instanceof Selection.Named,
                501,
                Meaning.DONE_WITH_WARNING);
        hub.clock.advance(Duration.ofMinutes(5));
        a.runs();
        assertThat(hub.mirror.removed).isEmpty();
        assertThat(hub.visits.toReread(Kind.VENDOR)).containsExactly("V1");
    }

    @Test
    void a_deletion_that_cannot_be_read_leaves_its_mark_where_it_was_and_the_others_count() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        var before = hub.visits.marks.get(ReadMark.DELETED_TRANSACTIONS);
        hub.quickBooks.when(
                Question.DeletedTransactions.class::isInstance,
                asked -> List.of(
                        FakeQuickBooks.done(asked),
                        new Answer.Deleted(Kind.BILL, "B1", LocalDateTime.parse("2026-03-02T06:00:00")),
                        new Answer.UnreadableRecord("TxnDeletedRet", "B2", "TimeDeleted is missing")));
        a.runs();
        assertThat(hub.mirror.removed).containsExactly("B1");
        var after = hub.visits.marks.get(ReadMark.DELETED_TRANSACTIONS);
        assertThat(java.util.Objects.requireNonNull(after).syncedThrough())
                .isEqualTo(java.util.Objects.requireNonNull(before).syncedThrough());
        assertThat(after.isSetAside(hub.clock.instant())).isTrue();
    }

    @Test
    void a_vendor_whose_bill_was_entered_during_the_first_load_is_read_again() {
        books(3, 5, 5);
        var a = hub.confirmedAt("A");
        a.authenticates();
        askUntil(
                a,
                question -> question instanceof Question.Records records
                        && records.kind() == Kind.BILL
                        && records.selection() instanceof Selection.NotPaid);
        hub.quickBooks.has(aVendor("V2", "2025-06-01T00:00:00", "100.00"));
        hub.quickBooks.has(aBill("NEW", "2026-03-02T12:00:30", "2026-03-02", "V2", "100.00"));
        finishes(a, questions -> {});
        assertThat(hub.mirror.of(Kind.VENDOR))
                .containsEntry("V2", hub.quickBooks.of(Kind.VENDOR).get("V2"));
    }

    @Test
    void a_vendor_whose_bill_was_entered_before_the_first_load_broke_off_is_read_again_however_late_it_goes_on() {
        books(3, 5, 5);
        var a = hub.confirmedAt("A");
        a.authenticates();
        askUntil(
                a,
                question -> question instanceof Question.Records records
                        && records.kind() == Kind.BILL
                        && records.selection() instanceof Selection.NotPaid);
        hub.quickBooks.has(aVendor("V2", "2025-06-01T00:00:00", "100.00"));
        hub.quickBooks.has(aBill("NEW", "2026-03-02T12:00:30", "2026-03-02", "V2", "100.00"));
        hub.clock.advance(Duration.ofDays(3));
        a.runs();
        assertThat(hub.mirror.of(Kind.VENDOR))
                .containsEntry("V2", hub.quickBooks.of(Kind.VENDOR).get("V2"));
    }

    @Test
    void unreadable_records_count_when_an_answer_is_full() {
        books(3, 0, 0);
        var a = hub.readAt("A");
        for (int i = 0; i < 450; i++) {
            hub.quickBooks.has(aVendor("N" + i, "2026-03-02T06:00:00", "0.00"));
        }
        hub.quickBooks.when(
                question -> question instanceof Question.Records records
                        && records.kind() == Kind.VENDOR
                        && records.selection() instanceof Selection.ChangedSince
                        && records.page() == null,
                asked -> {
                    var pieces = new ArrayList<>(hub.quickBooks.truth(asked));
                    pieces.set(pieces.size() - 1, new Answer.UnreadableRecord("VendorRet", "N199", "no number"));
                    return pieces;
                });
        a.runs();
        assertThat(hub.mirror.of(Kind.VENDOR)).hasSize(453);
    }

    @Test
    void one_record_that_quickbooks_refuses_to_show_does_not_hide_the_others() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        a.runs();
        hub.quickBooks.has(aVendor("V2", "2025-06-01T00:00:00", "22.00"));
        for (var bill : List.of("B1", "B2", "B3")) {
            hub.quickBooks.has(aBill(bill, "2026-03-02T06:00:00", "2026-03-01", "V" + bill.charAt(1), "50.00"));
        }
        hub.quickBooks.when(
                question -> question instanceof Question.Records records
                        && records.selection() instanceof Selection.Named named
                        && named.ids().contains("V3"),
                3000,
                Meaning.REFUSED);
        hub.clock.advance(Duration.ofMinutes(5));
        a.runs();
        assertThat(hub.mirror.of(Kind.VENDOR))
                .containsEntry("V2", hub.quickBooks.of(Kind.VENDOR).get("V2"));
        assertThat(hub.visits.toReread(Kind.VENDOR)).containsExactly("V3");
    }

    @Test
    void an_answer_that_is_too_big_makes_the_next_page_smaller() {
        books(3, 300, 0);
        var a = hub.confirmedAt("A");
        a.authenticates();
        askUntil(a, page(Kind.VENDOR));
        int size = hub.visits.mark(Kind.VENDOR).page().records();
        assertThat(hub.desk().tooBig(a.ticket(), 1L << 31)).isNegative();
        assertThat(hub.visits.mark(Kind.VENDOR).page().records()).isEqualTo(size / 2);
        a.closes();
        hub.clock.advance(Duration.ofMinutes(5));
        a.runs();
        assertThat(hub.mirror.of(Kind.VENDOR)).hasSize(3);
    }

    @Test
    void an_answer_to_a_question_that_was_never_asked_is_passed_over() {
        books(3, 5, 5);
        var a = hub.readAt("A");
        a.authenticates();
        a.asks();
        var pieces = new ArrayList<>(hub.quickBooks.answer(a.lastSet()));
        pieces.add(new Answer.Opening("VendorQueryRs", "t99", FakeQuickBooks.status(0, Meaning.DONE), null, null));
        pieces.add(new Answer.Record(aVendor("stranger", "2026-03-02T06:00:00", "0.00")));
        assertThat(a.answers(pieces)).isEqualTo(100);
        assertThat(hub.mirror.of(Kind.VENDOR)).doesNotContainKey("stranger");
    }

    @Test
    void a_call_that_is_done_over_is_no_second_trouble() {
        hub.visits.companyFilePath = "C:\\Books\\Acme.qbw";
        var a = hub.readAt("A");
        a.authenticates();

        assertThat(a.cannotConnect("this call", Nature.PASSES)).contains("");
        assertThat(a.cannotConnect("this call", Nature.PASSES)).as("done over").contains("");
        assertThat(a.cannotConnect("the next one", Nature.PASSES)).isEmpty();
        assertThat(a.cannotConnect("the next one", Nature.PASSES))
                .as("done over")
                .isEmpty();
    }

    @Test
    @Tag("S43")
    void another_company_s_file_being_open_is_no_reason_to_keep_others_waiting() {
        hub.visits.companyFilePath = "C:\\Books\\Acme.qbw";
        var a = hub.readAt("A");
        a.authenticates();
        assertThat(a.cannotConnect(Nature.OTHER_FILE_OPEN)).contains("");
        assertThat(a.cannotConnect(Nature.NEEDS_PERSON)).isEmpty();
        assertThat(hub.visits.leaseHolder).isNull();
        assertThat(hub.visits.file.lastProblem()).isNotNull();
        assertThat(hub.visits.file.lastProblem().code()).isEqualTo("other_file_open");
        assertThat(a.lastError())
                .startsWith("This is what happened. This is what helps.")
                .contains(a.session().id.toString());
    }

    private static Question.Outlines outlines(List<Question> asked) {
        return asked.stream()
                .filter(Question.Outlines.class::isInstance)
                .map(Question.Outlines.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private void books(int vendors, int paid, int open) {
        books(hub, vendors, paid, open);
    }

    private static void books(Hub hub, int vendors, int paid, int open) {
        for (int i = 1; i <= vendors; i++) {
            hub.quickBooks.has(aVendor("V" + i, "2025-06-01T00:00:00", "0.00"));
        }
        for (int i = 1; i <= open; i++) {
            hub.quickBooks.has(aBill("B" + i, "2026-01-05T00:00:00", "2026-01-05", "V" + (1 + i % vendors), "100.00"));
        }
        for (int i = 1; i <= paid; i++) {
            var day = java.time.LocalDate.of(2026, 2, 1).minusDays(3L * i).toString();
            hub.quickBooks.has(aBill("P" + i, day + "T10:00:00", day, "V" + (1 + i % vendors), "0.00"));
        }
    }

    private void assertEverythingIsIn() {
        for (var kind : Kind.values()) {
            assertThat(hub.mirror.of(kind).keySet())
                    .as("%s", kind)
                    .isEqualTo(hub.quickBooks.of(kind).keySet());
        }
        assertThat(hub.mirror.removed).isEmpty();
    }

    private void askUntil(Connector connector, Predicate<Question> wanted) {
        for (int i = 0; i < Hub.MORE_EXCHANGES_THAN_ANY_SESSION_NEEDS; i++) {
            if (connector.isAsked().stream().anyMatch(wanted)) {
                return;
            }
            connector.answers();
        }
        throw new AssertionError("it never came to that");
    }

    private void finishes(Connector connector, java.util.function.Consumer<List<Question>> check) {
        for (int i = 0; i < Hub.MORE_EXCHANGES_THAN_ANY_SESSION_NEEDS; i++) {
            if (i > 0 || !(connector.state() instanceof SessionState.Asking)) {
                check.accept(connector.isAsked());
            }
            int reply = connector.answers();
            assertThat(reply)
                    .as("the hub goes on: %s", reply < 0 ? connector.lastError() : "")
                    .isPositive();
            if (reply == 100) {
                return;
            }
        }
        throw new AssertionError("this session never ends");
    }

    /** Without how far it is verified. */
    private List<ReadMark> marksOfReading() {
        return hub.visits.marks.values().stream()
                .map(mark -> mark.scrubbed(Scrub.NONE))
                .toList();
    }

    private String problem() {
        CompanyFile.Problem problem = hub.visits.file.lastProblem();
        return problem == null ? "" : problem.message();
    }
}
