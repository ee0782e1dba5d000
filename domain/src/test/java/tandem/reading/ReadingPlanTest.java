package tandem.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tandem.company.Stamp;
import tandem.mirror.Kind;

class ReadingPlanTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final LocalDateTime CHANGED = LocalDateTime.parse("2026-03-02T06:00:00");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Stamp STAMPED = new Stamp(1L, null);

    private static final Scrub VERIFIED =
            Scrub.NONE.compared(null, null, 0, 0, null, NOW).counted(0, NOW);

    private final Agenda agenda = new Agenda();
    private final Rereads rereads = new Rereads(List.of());

    @Test
    @Tag("S24")
    void before_a_person_has_confirmed_the_file_its_identity_alone_is_asked_for() {
        var plan = new ReadingPlan(false, Stamp.NONE, unread(), rereads, null, MONTH, NOW);
        assertThat(plan.next(agenda).tasks())
                .containsExactly(new Task.Host(), new Task.File(), new Task.Activity(), new Task.Preferences());
        agenda.identified();
        assertThat(plan.next(agenda).isEmpty()).isTrue();
    }

    @Test
    @Tag("S24")
    void leftovers_and_unfinished_runs_are_nobody_s_business_before_the_file_is_confirmed() {
        var plan = new ReadingPlan(false, STAMPED, allRead(), rereads, null, MONTH, NOW);
        rereads.moved(Map.of(Kind.VENDOR, Set.of("V1"), Kind.BILL, Set.of("B1")), NOW);
        agenda.running(Run.first(Kind.BILL, NOW));
        agenda.overflows(Kind.BILL);
        assertThat(plan.next(agenda).tasks()).doesNotHaveAnyElementsOfTypes(Task.NextPage.class, Task.Again.class);
        agenda.identified();
        assertThat(plan.next(agenda).isEmpty()).isTrue();
    }

    @Test
    void a_confirmed_file_proves_itself_and_is_marked_before_anything_is_read() {
        var waiting = new ReadingPlan(true, Stamp.NONE, unread(), rereads, null, MONTH, NOW);
        assertThat(waiting.next(agenda).tasks())
                .containsExactly(new Task.File(), new Task.Activity(), new Task.Preferences());
        agenda.proved(false);
        assertThat(waiting.next(agenda).tasks()).containsExactly(new Task.MarkFile(1, false));
        agenda.marked();
        var marked = new ReadingPlan(true, STAMPED, unread(), rereads, null, MONTH, NOW);
        assertThat(marked.next(agenda).areAllChanges()).isTrue();
    }

    @Test
    void a_mark_whose_outcome_is_unknown_is_not_in_the_way_of_a_higher_one() {
        var inDoubt = new ReadingPlan(true, new Stamp(null, 1L), unread(), rereads, null, MONTH, NOW);
        agenda.proved(false);
        assertThat(inDoubt.next(agenda).tasks()).containsExactly(new Task.MarkFile(2, false));
    }

    @Test
    void a_quiet_cycle_is_one_set_of_questions_that_begins_with_the_proof() {
        var tasks = plan(allRead()).next(agenda).tasks();
        assertThat(tasks.subList(0, 3)).containsExactly(new Task.File(), new Task.Activity(), new Task.Preferences());
        assertThat(tasks).hasSize(3 + 2 + Kind.values().length);
        asked(plan(allRead()));
        assertThat(plan(allRead()).next(agenda).isEmpty()).isTrue();
    }

    @Test
    void what_was_deleted_is_asked_before_what_changed_and_lists_before_what_names_them() {
        var subjects = new ArrayList<String>();
        for (var task : plan(allRead()).next(agenda).tasks()) {
            switch (task) {
                case Task.DeletedEntries d -> subjects.add(ReadMark.DELETED_ENTRIES);
                case Task.DeletedTransactions d -> subjects.add(ReadMark.DELETED_TRANSACTIONS);
                case Task.Changes changes -> subjects.add(changes.kind().word());
                default -> {}
            }
        }
        assertThat(subjects).isEqualTo(ReadMarks.subjects());
    }

    @Test
    void where_the_file_looks_another_one_the_proof_stands_alone() {
        agenda.proveAlone();
        assertThat(plan(allRead()).next(agenda).tasks())
                .containsExactly(new Task.File(), new Task.Activity(), new Task.Preferences());
        agenda.proved(true);
        assertThat(plan(allRead()).next(agenda).areAllChanges()).isTrue();
    }

    @Test
    void kinds_that_are_paged_ride_along_with_a_limit_once_they_have_been_read() {
        var changes = changes(allRead());
        for (var task : changes) {
            assertThat(task.since()).isEqualTo(CHANGED.minus(ReadMark.OVERLAP));
            assertThat(task.limit() != null).isEqualTo(task.kind().isIterated());
        }
    }

    @Test
    void kinds_that_are_paged_do_not_ride_along_before_their_first_reading() {
        assertThat(changes(unread()))
                .extracting(Task.Changes::kind)
                .containsExactly(Kind.ACCOUNT, Kind.STANDARD_TERMS, Kind.DATE_DRIVEN_TERMS, Kind.CLASS, Kind.CURRENCY);
        assertThat(changes(unread()))
                .allSatisfy(task -> assertThat(task.since()).isNull());
    }

    @Test
    @Tag("S101")
    void the_comparison_of_open_bills_rides_along_once_a_day() {
        var due = allRead();
        due.move(due.of(Kind.BILL).swept(NOW.minus(Duration.ofDays(1))));
        assertThat(plan(due).next(agenda).tasks()).contains(new Task.Sweep(1000, NOW));
        var notDue = allRead();
        assertThat(plan(notDue).next(agenda).tasks()).doesNotHaveAnyElementsOfTypes(Task.Sweep.class);
    }

    @Test
    void one_window_that_is_to_be_verified_rides_along_of_the_kind_that_has_waited_the_longest() {
        var marks = allRead();
        var fortyDaysAgo = NOW.minus(Duration.ofDays(40));
        marks.move(marks.of(Kind.BILL).scrubbed(Scrub.NONE.compared(null, null, 0, 0, null, fortyDaysAgo)));
        marks.move(marks.of(Kind.VENDOR_CREDIT)
                .scrubbed(Scrub.NONE.compared(null, null, 0, 0, null, fortyDaysAgo.minusSeconds(1))));
        assertThat(scrubs(marks))
                .containsExactly(new Task.Scrub(Kind.VENDOR_CREDIT, TODAY.minusDays(31), null, 1000, NOW));
        marks.move(marks.of(Kind.VENDOR_CREDIT).scrubbed(VERIFIED));
        assertThat(scrubs(marks)).containsExactly(new Task.Scrub(Kind.BILL, TODAY.minusDays(31), null, 1000, NOW));
        marks.move(marks.of(Kind.BILL).scrubbed(VERIFIED));
        assertThat(scrubs(marks)).isEmpty();
    }

    @Test
    void one_kind_is_counted_at_a_time_the_one_that_was_counted_the_longest_ago() {
        var marks = allRead();
        var yesterday = NOW.minus(Duration.ofDays(1));
        marks.move(marks.of(Kind.VENDOR).scrubbed(VERIFIED.counted(0, yesterday)));
        marks.move(marks.of(Kind.BILL).scrubbed(VERIFIED.counted(0, yesterday.minusSeconds(1))));
        assertThat(counts(marks)).containsExactly(new Task.Count(Kind.BILL, null));
        marks.move(marks.of(Kind.BILL).scrubbed(VERIFIED));
        assertThat(counts(marks)).containsExactly(new Task.Count(Kind.VENDOR, null));
        marks.move(marks.of(Kind.VENDOR).scrubbed(VERIFIED));
        assertThat(counts(marks)).isEmpty();
    }

    @Test
    void what_is_older_than_the_history_that_is_wanted_is_not_counted() {
        var marks = allRead();
        marks.move(marks.of(Kind.BILL).scrubbed(Scrub.NONE));
        var first = LocalDate.of(2025, 1, 1);
        assertThat(new ReadingPlan(true, STAMPED, marks, rereads, first, MONTH, NOW)
                        .next(agenda)
                        .tasks())
                .contains(new Task.Count(Kind.BILL, first));
    }

    private List<Task> counts(ReadMarks marks) {
        return plan(marks).next(agenda).tasks().stream()
                .filter(Task.Count.class::isInstance)
                .toList();
    }

    @Test
    void a_list_is_verified_as_a_whole() {
        var marks = allRead();
        marks.move(marks.of(Kind.VENDOR).scrubbed(Scrub.NONE));
        assertThat(scrubs(marks)).containsExactly(new Task.Scrub(Kind.VENDOR, null, null, null, NOW));
    }

    @Test
    void what_is_not_read_to_the_end_is_not_verified() {
        var marks = allRead();
        marks.move(ReadMark.unread("bill")
                .openOnesRead(CHANGED, Duration.ZERO, NOW)
                .swept(NOW));
        marks.move(marks.of(Kind.VENDOR).scrubbed(Scrub.NONE).refused("no", NOW));
        assertThat(scrubs(marks)).isEmpty();
    }

    @Test
    void a_kind_whose_answer_came_back_full_is_read_page_by_page_one_kind_at_a_time() {
        var plan = plan(allRead());
        asked(plan);
        agenda.overflows(Kind.VENDOR);
        agenda.overflows(Kind.BILL);
        var vendors = onlyPage(plan).run();
        assertThat(vendors.kind()).isEqualTo(Kind.VENDOR);
        assertThat(vendors.purpose()).isEqualTo(Run.Purpose.CHANGES);
        assertThat(vendors.since()).isEqualTo(CHANGED.minus(ReadMark.OVERLAP));
        agenda.asking(plan.next(agenda));
        agenda.running(vendors.paged("{it}", CHANGED, 200, 50));
        assertThat(onlyPage(plan).run().iteratorId()).isEqualTo("{it}");
        agenda.runDone();
        assertThat(onlyPage(plan).run().kind()).isEqualTo(Kind.BILL);
        agenda.asking(plan.next(agenda));
        agenda.runDone();
        assertThat(plan.next(agenda).isEmpty()).isTrue();
    }

    @Test
    void bills_are_looked_at_again_before_the_vendors_that_they_name_and_fifty_at_a_time() {
        var plan = plan(allRead());
        asked(plan);
        var bills = new LinkedHashSet<String>();
        for (int i = 0; i < 70; i++) {
            bills.add("B" + i);
        }
        rereads.moved(Map.of(Kind.VENDOR, Set.of("V1"), Kind.BILL, bills), NOW);
        var first = onlyAgain(plan);
        assertThat(first.kind()).isEqualTo(Kind.BILL);
        assertThat(first.ids()).hasSize(50);
        rereads.settle(Kind.BILL, first.ids());
        var second = onlyAgain(plan);
        assertThat(second.ids()).hasSize(20).doesNotContainAnyElementsOf(first.ids());
        rereads.settle(Kind.BILL, second.ids());
        assertThat(plan.next(agenda).tasks())
                .containsExactly(new Task.Again(Kind.VENDOR, Set.of("V1")), new Task.ControlTotals());
    }

    @Test
    @Tag("S10")
    void the_first_reading_goes_through_what_work_depends_on_before_any_history() {
        var marks = unread();
        var plan = plan(marks);
        asked(plan);
        wholeListsAreIn(marks);
        var order = new ArrayList<String>();
        while (!marks.isInitialDone(NOW)) {
            var run = onlyPage(plan).run();
            order.add(run.kind() + " " + run.purpose());
            marks.move(
                    run.purpose() == Run.Purpose.OPEN_ONES
                            ? marks.of(run.kind()).openOnesRead(CHANGED, Duration.ZERO, NOW)
                            : marks.of(run.kind()).everythingRead(CHANGED, Duration.ZERO, NOW));
        }
        assertThat(order)
                .containsExactly(
                        "VENDOR EVERYTHING",
                        "CUSTOMER_JOB EVERYTHING",
                        "ITEM EVERYTHING",
                        "BILL OPEN_ONES",
                        "VENDOR_CREDIT EVERYTHING");
        assertThat(onlyPage(plan).run().purpose()).isEqualTo(Run.Purpose.HISTORY);
    }

    @Test
    void history_is_followed_back_evenly_newest_first_until_it_is_complete() {
        var marks = initialDone();
        var plan = plan(marks);
        asked(plan);
        @Nullable LocalDate previous = null;
        int windows = 0;
        while (!plan.next(agenda).isEmpty()) {
            var run = onlyPage(plan).run();
            assertThat(run.purpose()).isEqualTo(Run.Purpose.HISTORY);
            if (previous != null && run.to() != null) {
                assertThat(run.to()).as("newest first").isBeforeOrEqualTo(previous);
            }
            previous = run.to() == null ? previous : run.to();
            marks.move(marks.of(run.kind()).windowRead(run.from(), null, 0, null, Duration.ZERO, NOW));
            assertThat(++windows).isLessThan(100);
        }
        assertThat(marks.isComplete(NOW)).isTrue();
    }

    @Test
    void nothing_before_the_first_wanted_day_is_asked_for() {
        var marks = initialDone();
        var plan = new ReadingPlan(true, STAMPED, marks, rereads, TODAY.minusDays(10), MONTH, NOW);
        asked(plan);
        while (!plan.next(agenda).isEmpty()) {
            var run = onlyPage(plan).run();
            assertThat(run.from()).isEqualTo(TODAY.minusDays(10));
            marks.move(marks.of(run.kind()).windowRead(run.from(), TODAY.minusDays(10), 0, null, Duration.ZERO, NOW));
        }
        assertThat(marks.isComplete(NOW)).isTrue();
    }

    @Test
    void after_a_refused_set_each_kind_is_asked_alone() {
        var plan = plan(allRead());
        asked(plan);
        agenda.askAlone("vendor");
        agenda.askAlone(ReadMark.DELETED_ENTRIES);
        assertThat(plan.next(agenda).tasks()).containsExactly(new Task.DeletedEntries(CHANGED.minus(ReadMark.OVERLAP)));
        agenda.askedAlone(ReadMark.DELETED_ENTRIES);
        assertThat(plan.next(agenda).tasks())
                .singleElement()
                .isInstanceOfSatisfying(
                        Task.Changes.class,
                        changes -> assertThat(changes.kind()).isEqualTo(Kind.VENDOR));
        agenda.askedAlone("vendor");
        assertThat(plan.next(agenda).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_kind_that_is_set_aside_is_not_asked_for_and_holds_nothing_up(Kind kind) {
        var marks = allRead();
        marks.move(marks.of(kind).refused("no", NOW).refused("no", NOW));
        assertThat(changes(marks))
                .extracting(Task.Changes::kind)
                .doesNotContain(kind)
                .hasSize(Kind.values().length - 1);
        assertThat(plan(marks).isLoading()).isFalse();
        asked(plan(marks));
        assertThat(plan(marks).next(agenda).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_kind_that_was_set_aside_a_day_ago_is_tried_again_alone(Kind kind) {
        var marks = allRead();
        var yesterday = NOW.minus(Duration.ofDays(1));
        marks.move(marks.of(kind).refused("no", yesterday).refused("no", yesterday));
        assertThat(changes(marks)).extracting(Task.Changes::kind).doesNotContain(kind);
        asked(plan(marks));
        assertThat(plan(marks).next(agenda).tasks())
                .singleElement()
                .isInstanceOfSatisfying(
                        Task.Changes.class,
                        changes -> assertThat(changes.kind()).isEqualTo(kind));
    }

    @Test
    void a_kind_that_is_given_up_is_not_read_any_more_in_this_session() {
        var marks = initialDone();
        asked(plan(marks));
        agenda.giveUp(Kind.BILL);
        assertThat(onlyPage(plan(marks)).run().kind()).isNotEqualTo(Kind.BILL);
    }

    @Test
    void asking_what_comes_next_changes_nothing() {
        var plan = plan(allRead());
        var before = agenda.snapshot();
        assertThat(plan.next(agenda)).isEqualTo(plan.next(agenda));
        assertThat(agenda.snapshot()).isEqualTo(before);
    }

    private ReadingPlan plan(ReadMarks marks) {
        return new ReadingPlan(true, STAMPED, marks, rereads, null, MONTH, NOW);
    }

    private void asked(ReadingPlan plan) {
        agenda.asking(plan.next(agenda));
        agenda.proved(true);
    }

    private Task.NextPage onlyPage(ReadingPlan plan) {
        var tasks = plan.next(agenda).tasks();
        assertThat(tasks).singleElement().isInstanceOf(Task.NextPage.class);
        return (Task.NextPage) tasks.getFirst();
    }

    private Task.Again onlyAgain(ReadingPlan plan) {
        var tasks = plan.next(agenda).tasks();
        assertThat(tasks).singleElement().isInstanceOf(Task.Again.class);
        return (Task.Again) tasks.getFirst();
    }

    private List<Task.Changes> changes(ReadMarks marks) {
        return plan(marks).next(new Agenda()).tasks().stream()
                .filter(Task.Changes.class::isInstance)
                .map(Task.Changes.class::cast)
                .toList();
    }

    private List<Task> scrubs(ReadMarks marks) {
        return plan(marks).next(new Agenda()).tasks().stream()
                .filter(Task.Scrub.class::isInstance)
                .toList();
    }

    private static ReadMarks unread() {
        return new ReadMarks(List.of());
    }

    private static ReadMarks allRead() {
        var marks = unread();
        ReadMarks.subjects().stream()
                .map(subject -> ReadMark.unread(subject)
                        .everythingRead(CHANGED, Duration.ZERO, NOW)
                        .scrubbed(VERIFIED))
                .forEach(marks::move);
        marks.move(marks.of(Kind.BILL).swept(NOW));
        return marks;
    }

    private static ReadMarks initialDone() {
        var marks = allRead();
        marks.move(ReadMark.unread("bill")
                .openOnesRead(CHANGED, Duration.ZERO, NOW)
                .swept(NOW));
        marks.move(ReadMark.unread("bill_payment_check"));
        marks.move(ReadMark.unread("bill_payment_credit_card"));
        return marks;
    }

    private static void wholeListsAreIn(ReadMarks marks) {
        for (var kind : Kind.values()) {
            if (!kind.isIterated()) {
                marks.move(marks.of(kind).everythingRead(CHANGED, Duration.ZERO, NOW));
            }
        }
    }
}
