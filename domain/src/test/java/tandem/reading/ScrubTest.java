package tandem.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScrubTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int LIMIT = 1000;

    @Test
    void the_first_round_is_due_at_once_and_begins_with_a_window_that_has_no_end() {
        assertThat(Scrub.NONE.isDue(MONTH, NOW)).isTrue();
        assertThat(Scrub.NONE.nextTo()).isNull();
        assertThat(Scrub.NONE.nextFrom(TODAY, null)).isEqualTo(TODAY.minusDays(31));
        assertThat(Scrub.NONE.limit()).isEqualTo(LIMIT);
    }

    @Test
    void windows_go_back_without_a_gap_and_the_last_one_has_no_beginning() {
        var first = Scrub.NONE.compared(TODAY.minusDays(31), null, 600, 0, TODAY.minusDays(40), NOW);
        assertThat(first.nextTo()).isEqualTo(TODAY.minusDays(32));
        assertThat(first.nextFrom(TODAY, null)).as("nothing older is held").isNull();
        assertThat(first.verifiedAt()).isNull();
        var last = first.compared(null, null, 100, 0, TODAY.minusDays(40), NOW);
        assertThat(last.verifiedAt()).isEqualTo(NOW);
        assertThat(last.nextTo()).as("the next round begins anew").isNull();
    }

    @Test
    void nothing_before_the_first_wanted_day_is_verified() {
        var wanted = TODAY.minusDays(10);
        assertThat(Scrub.NONE.nextFrom(TODAY, wanted)).isEqualTo(wanted);
        var done = Scrub.NONE.compared(wanted, wanted, 100, 0, TODAY.minusDays(400), NOW);
        assertThat(done.verifiedAt()).isEqualTo(NOW);
    }

    @Test
    void a_window_is_wider_the_fewer_records_the_last_one_held_and_narrower_where_they_do_not_fit() {
        assertThat(after(0).nextFrom(TODAY, null)).isEqualTo(TODAY.minusDays(31 + 248));
        assertThat(after(400).nextFrom(TODAY, null)).isEqualTo(TODAY.minusDays(31 + 62));
        assertThat(after(800).nextFrom(TODAY, null)).isEqualTo(TODAY.minusDays(31 + 31));
        var narrow = after(800).narrowed();
        assertThat(narrow.nextFrom(TODAY, null)).isEqualTo(TODAY.minusDays(31 + 15));
        assertThat(narrow.nextTo()).as("the same window, from its end").isEqualTo(TODAY.minusDays(32));
    }

    @Test
    void a_single_day_is_asked_for_whole_since_less_cannot_be_asked_for() {
        var scrub = Scrub.NONE;
        for (int i = 0; i < 5; i++) {
            scrub = scrub.narrowed();
        }
        assertThat(scrub.nextFrom(TODAY, null)).isEqualTo(TODAY.minusDays(1));
        assertThat(scrub.limit()).isNull();
    }

    @Test
    void a_full_last_window_is_narrowed_although_nothing_older_is_held() {
        var scrub = after(800).narrowed();
        assertThat(scrub.nextFrom(TODAY, null)).isNotNull();
    }

    @Test
    void the_windows_of_a_round_are_spread_over_the_time_that_it_may_take() {
        var half = Scrub.NONE.compared(TODAY.minusDays(50), null, 10, 0, TODAY.minusDays(100), NOW);
        assertThat(half.dueAt(MONTH)).isEqualTo(NOW.plus(Duration.ofDays(27).dividedBy(2)));
        var whole = half.compared(null, null, 10, 0, TODAY.minusDays(100), NOW.plus(Duration.ofDays(15)));
        assertThat(whole.dueAt(MONTH)).as("the next round").isEqualTo(NOW.plus(MONTH));
    }

    @Test
    void what_is_refused_is_left_alone_for_a_day_and_then_less_is_asked_for() {
        var refused = Scrub.NONE.refused(TODAY.minusDays(31), NOW);
        assertThat(refused.isDue(MONTH, NOW.plus(Duration.ofHours(23)))).isFalse();
        assertThat(refused.isDue(MONTH, NOW.plus(Duration.ofDays(1)))).isTrue();
        assertThat(refused.nextFrom(TODAY, null)).isEqualTo(TODAY.minusDays(15));
    }

    @Test
    void a_day_that_is_refused_is_passed_over_only_when_it_is_refused_again() {
        var scrub = Scrub.NONE.narrowed().narrowed().narrowed().narrowed();
        var from = scrub.nextFrom(TODAY, null);
        var once = scrub.refused(from, NOW);
        assertThat(once.nextTo()).as("it is asked for again").isEqualTo(scrub.nextTo());
        assertThat(once.nextFrom(TODAY, null)).isEqualTo(from);
        assertThat(once.refused(from, NOW).nextTo()).isEqualTo(TODAY.minusDays(2));
    }

    @Test
    void where_the_first_wanted_day_is_moved_past_what_is_compared_the_round_ends_with_one_day_more() {
        var compared = Scrub.NONE.compared(TODAY.minusDays(31), null, 600, 0, TODAY.minusDays(400), NOW);
        var wanted = TODAY.minusDays(10);
        var from = compared.nextFrom(TODAY, wanted);
        assertThat(from).isEqualTo(compared.nextTo());
        assertThat(compared.compared(from, wanted, 0, 0, null, NOW).verifiedAt())
                .isEqualTo(NOW);
    }

    @Test
    void what_a_round_found_is_added_up_and_stays_until_another_round_finds_something() {
        var first = Scrub.NONE.compared(TODAY.minusDays(31), null, 10, 2, null, NOW);
        var later = NOW.plus(Duration.ofDays(1));
        var second = first.compared(null, null, 10, 3, null, later);
        assertThat(second.found()).isEqualTo(5);
        assertThat(second.foundAt()).isEqualTo(later);
        var clean = second.compared(null, null, 10, 0, null, later.plus(MONTH));
        assertThat(clean.found()).isEqualTo(5);
        assertThat(clean.compared(null, null, 10, 1, null, later.plus(MONTH.multipliedBy(2)))
                        .found())
                .isEqualTo(1);
    }

    @Test
    void whatever_a_file_holds_every_day_of_it_comes_round_in_time_with_one_window_a_session() {
        for (long seed = 1; seed <= 50; seed++) {
            var books = Books.drawn(seed);
            var compared = new ArrayList<Window>();
            var scrub = Scrub.NONE;
            var now = NOW;
            while (scrub.verifiedAt() == null) {
                assertThat(now).as("seed %d", seed).isBeforeOrEqualTo(NOW.plus(MONTH));
                if (scrub.isDue(MONTH, now)) {
                    var from = scrub.nextFrom(LocalDate.ofInstant(now, ZoneOffset.UTC), null);
                    var limit = scrub.limit();
                    int records = books.between(from, scrub.nextTo());
                    if (limit != null && records >= limit) {
                        scrub = scrub.narrowed();
                    } else {
                        compared.add(new Window(from, scrub.nextTo()));
                        scrub = scrub.compared(from, null, records, 0, books.oldest(), now);
                    }
                }
                now = now.plus(Duration.ofMinutes(15));
            }
            assertThat(compared.getFirst().to()).isNull();
            assertThat(compared.getLast().from()).isNull();
            for (int i = 1; i < compared.size(); i++) {
                assertThat(compared.get(i).dayAfter())
                        .as("seed %d", seed)
                        .isEqualTo(compared.get(i - 1).from());
            }
        }
    }

    private record Window(
            @Nullable LocalDate from, @Nullable LocalDate to) {

        @Nullable
        LocalDate dayAfter() {
            return to == null ? null : to.plusDays(1);
        }
    }

    /** How many records a file has of each day, counted back from today. */
    private record Books(List<Integer> perDay) {

        static Books drawn(long seed) {
            var random = new Random(seed);
            int days = 1 + random.nextInt(4000);
            int most = 1 + random.nextInt(400);
            var perDay = new ArrayList<Integer>();
            for (int i = 0; i < days; i++) {
                perDay.add(random.nextInt(40) == 0 ? 3000 : random.nextInt(most));
            }
            return new Books(perDay);
        }

        LocalDate oldest() {
            return TODAY.minusDays(perDay.size() - 1);
        }

        int between(@Nullable LocalDate from, @Nullable LocalDate to) {
            int sum = 0;
            for (int i = 0; i < perDay.size(); i++) {
                var day = TODAY.minusDays(i);
                if ((from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to))) {
                    sum += perDay.get(i);
                }
            }
            return sum;
        }
    }

    @Test
    void a_count_that_has_moved_away_from_what_is_held_begins_a_round_that_goes_on_with_each_update() {
        var halfWay = Scrub.NONE.compared(TODAY.minusDays(31), null, 100, 0, TODAY.minusDays(700), NOW);
        assertThat(halfWay.isDue(MONTH, NOW)).isFalse();
        assertThat(halfWay.counted(0, NOW).isDue(MONTH, NOW))
                .as("as many as are held")
                .isFalse();
        var hurried = halfWay.counted(-1, NOW);
        assertThat(hurried.nextTo()).as("from the newest on").isNull();
        var next = hurried.compared(TODAY.minusDays(31), null, 100, 0, TODAY.minusDays(700), NOW);
        assertThat(next.isDue(MONTH, NOW)).isTrue();
        assertThat(next.counted(-2, NOW))
                .as("a round that hurries is not begun anew")
                .isEqualTo(next.counted(-2, NOW).counted(-2, NOW));
        assertThat(next.counted(-2, NOW).nextTo()).isEqualTo(TODAY.minusDays(32));
        var done = next.compared(null, null, 100, 1, TODAY.minusDays(700), NOW);
        assertThat(done.isDue(MONTH, NOW)).isFalse();
    }

    @Test
    void a_count_that_is_off_by_as_much_as_before_says_nothing() {
        var done = Scrub.NONE.counted(3, NOW).compared(null, null, 100, 0, null, NOW);
        assertThat(done.counted(3, NOW.plus(Duration.ofDays(1))).isDue(MONTH, NOW))
                .isFalse();
        assertThat(done.counted(0, NOW.plus(Duration.ofDays(1))).isDue(MONTH, NOW))
                .isTrue();
    }

    @Test
    void records_are_counted_once_a_day() {
        assertThat(Scrub.NONE.isToBeCounted(NOW)).isTrue();
        var counted = Scrub.NONE.counted(0, NOW);
        assertThat(counted.isToBeCounted(NOW.plus(Duration.ofHours(23)))).isFalse();
        assertThat(counted.isToBeCounted(NOW.plus(Duration.ofDays(1)))).isTrue();
        assertThat(Scrub.NONE.notCounted(NOW)).isEqualTo(counted);
    }

    private static Scrub after(int records) {
        return Scrub.NONE.compared(TODAY.minusDays(31), null, records, 0, null, NOW);
    }
}
