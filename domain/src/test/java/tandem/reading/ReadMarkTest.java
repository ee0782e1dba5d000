package tandem.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadMarkTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final LocalDateTime CHANGED = LocalDateTime.parse("2026-03-02T06:30:17");
    private static final ReadMark UNREAD = ReadMark.unread("bill");

    @Test
    void at_first_everything_is_asked_for() {
        assertThat(UNREAD.changesSince()).isNull();
    }

    @Test
    void the_next_question_overlaps_the_last_answer_by_ninety_minutes() {
        assertThat(UNREAD.changesRead(CHANGED, Duration.ZERO, NOW).changesSince())
                .isEqualTo(LocalDateTime.parse("2026-03-02T05:00:17"));
    }

    @Test
    void the_mark_follows_the_records_and_never_the_clock_of_the_hub() {
        var read = UNREAD.changesRead(CHANGED, Duration.ZERO, NOW);
        var muchLater = read.changesRead(null, Duration.ZERO, NOW.plus(Duration.ofDays(30)));
        assertThat(muchLater.syncedThrough()).isEqualTo(CHANGED);
        assertThat(muchLater.lastReadAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
    }

    @Test
    void an_empty_first_answer_moves_nothing_so_everything_is_asked_for_again() {
        assertThat(UNREAD.everythingRead(null, Duration.ZERO, NOW).changesSince())
                .isNull();
    }

    @Test
    void it_stays_behind_by_as_long_as_the_reading_lasted() {
        assertThat(UNREAD.everythingRead(CHANGED, Duration.ofMinutes(50), NOW).syncedThrough())
                .isEqualTo(CHANGED.minusMinutes(50));
    }

    @Test
    void it_never_goes_back() {
        var read = UNREAD.changesRead(CHANGED, Duration.ZERO, NOW);
        assertThat(read.changesRead(CHANGED.minusDays(1), Duration.ZERO, NOW).syncedThrough())
                .isEqualTo(CHANGED);
        assertThat(read.changesRead(CHANGED.plusMinutes(5), Duration.ofHours(1), NOW)
                        .syncedThrough())
                .isEqualTo(CHANGED);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-04T02:00:00, true", "2026-03-04T02:00:01, false", "2036-01-01T00:00:00, false"})
    void a_clock_that_is_implausibly_far_ahead_does_not_carry_it_along(LocalDateTime newest, boolean believed) {
        var read = UNREAD.changesRead(newest, Duration.ZERO, NOW);
        assertThat(read.syncedThrough()).isEqualTo(believed ? newest : null);
    }

    @Test
    @Tag("S10")
    void open_ones_are_the_initial_part_and_history_is_not() {
        var read = UNREAD.openOnesRead(CHANGED, Duration.ZERO, NOW);
        assertThat(read.initialDone()).isTrue();
        assertThat(read.complete()).isFalse();
        assertThat(read.historyBefore()).isNull();
    }

    @Test
    void history_does_not_move_the_mark_of_changes_once_there_is_one() {
        var read = UNREAD.openOnesRead(CHANGED, Duration.ZERO, NOW);
        var window = read.windowRead(TODAY.minusDays(31), null, 5, CHANGED.plusHours(1), Duration.ZERO, NOW);
        assertThat(window.syncedThrough()).isEqualTo(CHANGED);
    }

    @Test
    void a_kind_that_is_read_in_windows_only_takes_its_mark_from_the_first_window() {
        var first = ReadMark.unread("bill_payment_check")
                .windowRead(TODAY.minusDays(31), null, 5, CHANGED, Duration.ofMinutes(2), NOW);
        assertThat(first.syncedThrough()).isEqualTo(CHANGED.minusMinutes(2));
        assertThat(first.windowRead(TODAY.minusDays(90), null, 5, CHANGED.plusHours(1), Duration.ZERO, NOW)
                        .syncedThrough())
                .isEqualTo(CHANGED.minusMinutes(2));
    }

    @Test
    void the_first_window_is_a_month_and_has_no_end() {
        assertThat(UNREAD.nextWindowTo()).isNull();
        assertThat(UNREAD.nextWindowFrom(TODAY, null)).isEqualTo(TODAY.minusDays(31));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 150, 100_000})
    @Tag("S30")
    void windows_follow_each_other_back_without_gap_or_overlap_until_one_has_no_beginning(int recordsInEach) {
        var windows = windows(UNREAD, null, recordsInEach);
        assertThat(windows.getFirst().to()).isNull();
        assertThat(windows.getLast().from()).isNull();
        for (int i = 1; i < windows.size(); i++) {
            var newer = windows.get(i - 1);
            var older = windows.get(i);
            assertThat(older.to())
                    .isEqualTo(Objects.requireNonNull(newer.from()).minusDays(1));
            if (older.from() != null) {
                assertThat(older.from()).isBeforeOrEqualTo(older.to());
            }
        }
    }

    @Test
    void an_empty_first_window_is_asked_for_again_wider_since_it_says_nothing_about_changes() {
        var windows = windows(UNREAD, null, 0);
        assertThat(windows).allSatisfy(window -> assertThat(window.to()).isNull());
        assertThat(windows.getLast().from()).isNull();
    }

    @Test
    void where_no_bill_is_open_the_first_window_of_history_gives_the_mark() {
        var none = ReadMark.unread("bill").openOnesRead(null, Duration.ZERO, NOW);
        var empty = none.windowRead(TODAY.minusDays(31), null, 0, null, Duration.ZERO, NOW);
        assertThat(empty.nextWindowTo()).isNull();
        var first = empty.windowRead(empty.nextWindowFrom(TODAY, null), null, 3, CHANGED, Duration.ZERO, NOW);
        assertThat(first.syncedThrough()).isEqualTo(CHANGED);
    }

    @Test
    void a_first_wanted_day_that_is_moved_behind_what_was_read_ends_the_history() {
        var read = ReadMark.unread("bill")
                .openOnesRead(CHANGED, Duration.ZERO, NOW)
                .windowRead(TODAY.minusDays(100), null, 3, CHANGED, Duration.ZERO, NOW);
        var wanted = TODAY.minusDays(10);
        var from = read.nextWindowFrom(TODAY, wanted);
        assertThat(from).isEqualTo(read.nextWindowTo());
        assertThat(read.windowRead(from, wanted, 0, null, Duration.ZERO, NOW).complete())
                .isTrue();
    }

    @Test
    @Tag("S30")
    void a_long_first_reading_keeps_each_window_and_the_mark_of_the_first() {
        var unread = ReadMark.unread("vendor");
        assertThat(unread.isReadInWindows()).isFalse();
        var cut = unread.inWindows();
        assertThat(cut.isReadInWindows()).isTrue();
        var first = cut.firstWindowRead(TODAY.minusDays(31), false, 500, CHANGED, Duration.ofMinutes(2), NOW);
        assertThat(first.initialDone()).isFalse();
        assertThat(first.nextWindowTo()).isEqualTo(TODAY.minusDays(32));
        assertThat(first.syncedThrough()).isEqualTo(CHANGED.minusMinutes(2));
        var last = first.firstWindowRead(null, false, 5, CHANGED.plusHours(1), Duration.ZERO, NOW);
        assertThat(last.complete()).isTrue();
        assertThat(last.isReadInWindows()).isFalse();
        assertThat(last.syncedThrough()).isEqualTo(CHANGED.minusMinutes(2));
    }

    @Test
    void the_windows_of_open_bills_leave_history_to_be_begun() {
        var open = ReadMark.unread("bill")
                .inWindows()
                .firstWindowRead(TODAY.minusDays(31), true, 500, CHANGED, Duration.ZERO, NOW)
                .firstWindowRead(null, true, 500, CHANGED, Duration.ZERO, NOW);
        assertThat(open.initialDone()).isTrue();
        assertThat(open.complete()).isFalse();
        assertThat(open.nextWindowTo()).isNull();
        assertThat(open.nextWindowFrom(TODAY, null)).isEqualTo(TODAY.minusDays(31));
    }

    @Test
    void changes_go_on_while_history_is_set_aside_and_history_is_tried_again_after_a_day() {
        var aside = ReadMark.unread("bill")
                .openOnesRead(CHANGED, Duration.ZERO, NOW)
                .historySetAside("no", NOW)
                .changesRead(CHANGED.plusHours(1), Duration.ZERO, NOW);
        assertThat(aside.isSetAside(NOW)).isFalse();
        assertThat(aside.isSuspect()).isFalse();
        assertThat(aside.isHistorySetAside(NOW)).isTrue();
        assertThat(aside.setAsideReason()).isEqualTo("no");
        assertThat(aside.isHistorySetAside(NOW.plus(Duration.ofDays(1)))).isFalse();
        var tried = aside.windowRead(TODAY.minusDays(31), null, 5, CHANGED, Duration.ZERO, NOW);
        assertThat(tried.isHistorySetAside(NOW)).isFalse();
        assertThat(tried.setAsideReason()).isNull();
    }

    @Test
    void empty_windows_widen_so_that_the_beginning_is_reached_soon() {
        assertThat(windows(UNREAD, null, 0)).hasSizeLessThan(15);
    }

    @Test
    void overfull_windows_narrow_down_to_a_day_and_not_below() {
        var days = windows(UNREAD, TODAY.minusDays(400), 100_000);
        assertThat(days).hasSizeGreaterThan(100);
        var middle = days.get(days.size() / 2);
        assertThat(middle.from()).isEqualTo(middle.to());
    }

    @Test
    void history_ends_with_the_first_day_that_is_wanted() {
        var wanted = LocalDate.of(2025, 1, 1);
        var windows = windows(UNREAD, wanted, 50);
        assertThat(windows.getLast().from()).isEqualTo(wanted);
        assertThat(windows).allSatisfy(window -> assertThat(window.from()).isAfterOrEqualTo(wanted));
    }

    @Test
    void a_first_wanted_day_in_the_future_makes_one_window_of_all_that_is_later() {
        var windows = windows(UNREAD, TODAY.plusDays(10), 0);
        assertThat(windows).containsExactly(new Window(TODAY.plusDays(10), null));
    }

    @Test
    void a_window_that_failed_is_tried_at_half_its_width() {
        var halved = UNREAD.windowHalved();
        assertThat(halved.nextWindowFrom(TODAY, null)).isEqualTo(TODAY.minusDays(15));
        for (int i = 0; i < 10; i++) {
            halved = halved.windowHalved();
        }
        assertThat(halved.nextWindowFrom(TODAY, null)).isEqualTo(TODAY.minusDays(1));
    }

    @Test
    void one_refusal_makes_a_kind_suspect_and_the_second_sets_it_aside() {
        var once = UNREAD.refused("no", NOW);
        assertThat(once.isSuspect()).isTrue();
        assertThat(once.isSetAside(NOW)).isFalse();
        var twice = once.refused("no again", NOW);
        assertThat(twice.isSetAside(NOW)).isTrue();
        assertThat(twice.setAsideReason()).isEqualTo("no again");
    }

    @Test
    void what_is_set_aside_is_due_again_a_day_later_and_one_more_refusal_sets_it_aside_again() {
        var aside = UNREAD.refused("no", NOW).refused("no", NOW);
        var dayLater = NOW.plus(Duration.ofDays(1));
        assertThat(aside.isSetAside(dayLater.minusMillis(1))).isTrue();
        assertThat(aside.isSetAside(dayLater)).isFalse();
        assertThat(aside.isSuspect()).isTrue();
        assertThat(aside.refused("still no", dayLater).isSetAside(dayLater)).isTrue();
    }

    @Test
    void an_answer_clears_every_refusal() {
        var read = UNREAD.refused("no", NOW).refused("no", NOW).changesRead(CHANGED, Duration.ZERO, NOW);
        assertThat(read.isSuspect()).isFalse();
        assertThat(read.setAsideReason()).isNull();
        assertThat(read.refusals()).isZero();
    }

    @Test
    void refusals_and_page_sizes_do_not_touch_how_far_it_has_been_read() {
        var read = UNREAD.openOnesRead(CHANGED, Duration.ZERO, NOW)
                .windowRead(TODAY.minusDays(31), null, 500, CHANGED, Duration.ZERO, NOW);
        var after = read.refused("no", NOW).paged(read.page().halved()).swept(NOW);
        assertThat(after.syncedThrough()).isEqualTo(read.syncedThrough());
        assertThat(after.historyBefore()).isEqualTo(read.historyBefore());
        assertThat(after.initialDone()).isTrue();
        assertThat(after.page().records()).isEqualTo(50);
    }

    @Test
    @Tag("S101")
    void open_bills_are_compared_once_a_day() {
        assertThat(UNREAD.sweepIsDue(NOW)).isTrue();
        var swept = UNREAD.swept(NOW);
        assertThat(swept.sweepIsDue(NOW.plus(Duration.ofHours(23)))).isFalse();
        assertThat(swept.sweepIsDue(NOW.plus(Duration.ofDays(1)))).isTrue();
    }

    @Test
    void a_feature_that_the_file_lacks_leaves_nothing_to_read() {
        var absent = UNREAD.absent(NOW);
        assertThat(absent.complete()).isTrue();
        assertThat(absent.initialDone()).isTrue();
        assertThat(absent.isSuspect()).isFalse();
        assertThat(absent.syncedThrough()).isNull();
    }

    private record Window(
            @Nullable LocalDate from, @Nullable LocalDate to) {}

    private static List<Window> windows(ReadMark mark, @Nullable LocalDate until, int recordsInEach) {
        var windows = new ArrayList<Window>();
        var now = mark;
        while (!now.complete()) {
            assertThat(windows).as("windows come to an end").hasSizeLessThan(20_000);
            var window = new Window(now.nextWindowFrom(TODAY, until), now.nextWindowTo());
            windows.add(window);
            now = now.windowRead(
                    window.from(), until, recordsInEach, recordsInEach == 0 ? null : CHANGED, Duration.ZERO, NOW);
        }
        return windows;
    }
}
