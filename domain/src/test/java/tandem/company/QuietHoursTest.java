package tandem.company;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    @ParameterizedTest
    @CsvSource({
        // 2026-03-02 is a Monday
        "2026-03-02T08:59:59, false",
        "2026-03-02T09:00, true",
        "2026-03-02T16:59:59, true",
        "2026-03-02T17:00, false",
        "2026-03-03T12:00, false",
    })
    void they_begin_with_their_first_moment_and_end_before_their_last(LocalDateTime local, boolean quiet) {
        assertThat(covers(hours("09:00", "17:00", CHICAGO, MONDAY), local, CHICAGO))
                .isEqualTo(quiet);
    }

    @ParameterizedTest
    @CsvSource({
        // 2026-03-06 is a Friday
        "2026-03-06T21:59, false",
        "2026-03-06T22:00, true",
        "2026-03-07T00:00, true",
        "2026-03-07T05:59, true",
        "2026-03-07T06:00, false",
        "2026-03-07T22:00, false",
        "2026-03-06T05:00, false",
    })
    void a_night_belongs_to_the_day_on_which_it_begins(LocalDateTime local, boolean quiet) {
        assertThat(covers(hours("22:00", "06:00", CHICAGO, FRIDAY), local, CHICAGO))
                .isEqualTo(quiet);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-06T17:59, false", "2026-03-06T18:00, true", "2026-03-07T17:59, true", "2026-03-07T18:00, false"
    })
    void the_same_time_at_both_ends_means_a_whole_day(LocalDateTime local, boolean quiet) {
        assertThat(covers(hours("18:00", "18:00", CHICAGO, FRIDAY), local, CHICAGO))
                .isEqualTo(quiet);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-08T23:30, true", "2026-03-09T00:30, true", "2026-03-07T23:30, false"})
    void a_sunday_night_runs_into_monday(LocalDateTime local, boolean quiet) {
        assertThat(covers(hours("23:00", "01:00", CHICAGO, SUNDAY), local, CHICAGO))
                .isEqualTo(quiet);
    }

    @Test
    void it_is_the_clock_of_their_own_zone_that_counts() {
        var night = hours("22:00", "06:00", ZoneId.of("Pacific/Auckland"), MONDAY);
        var noonInChicago = LocalDateTime.parse("2026-03-02T06:00");
        assertThat(covers(night, noonInChicago, CHICAGO)).isTrue();
        assertThat(covers(night, noonInChicago, ZoneId.of("Pacific/Auckland"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // clocks go from 02:00 to 03:00 at 08:00Z on 2026-03-08, a Sunday, and from 02:00 back to 01:00 at 07:00Z on
        // 2026-11-01, a Sunday
        "2026-03-08T07:30:00Z, true",
        "2026-03-08T08:00:00Z, false",
        "2026-11-01T06:30:00Z, true",
        "2026-11-01T07:30:00Z, true",
        "2026-11-01T08:00:00Z, false",
    })
    void when_the_clocks_change_the_wall_clock_rules(java.time.Instant now, boolean quiet) {
        assertThat(hours("01:00", "02:00", CHICAGO, SUNDAY).covers(now)).isEqualTo(quiet);
    }

    @Test
    void hours_that_fall_into_the_gap_of_spring_do_not_happen_that_day() {
        var inTheGap = hours("02:00", "03:00", CHICAGO, SUNDAY);
        assertThat(inTheGap.covers(java.time.Instant.parse("2026-03-08T07:59:59Z")))
                .isFalse();
        assertThat(inTheGap.covers(java.time.Instant.parse("2026-03-08T08:00:00Z")))
                .isFalse();
    }

    @Test
    void a_time_without_a_day_is_refused() {
        assertThatThrownBy(() -> hours("01:00", "02:00", CHICAGO)).isInstanceOf(IllegalArgumentException.class);
    }

    private static QuietHours hours(String from, String to, ZoneId zone, DayOfWeek... days) {
        return new QuietHours(Set.of(days), LocalTime.parse(from), LocalTime.parse(to), zone);
    }

    private static boolean covers(QuietHours hours, LocalDateTime local, ZoneId zone) {
        return hours.covers(local.atZone(zone).toInstant());
    }
}
