package tandem.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.session.TurnTaking.Neighbour;

class TurnTakingTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration FIVE = Duration.ofMinutes(5);

    @Test
    void a_connector_without_neighbours_never_waits() {
        assertThat(TurnTaking.waitFor(List.of(), NOON, NOON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6, 12})
    @Tag("S45")
    void in_as_many_slots_as_there_are_companies_each_gets_exactly_one_turn_in_a_stable_order(int companies) {
        var office = new Office(companies, 0);
        var firstRound = office.minutes(5 * companies);
        var secondRound = office.minutes(5 * companies);
        assertThat(firstRound).doesNotHaveDuplicates().hasSize(companies);
        assertThat(secondRound).isEqualTo(firstRound);
    }

    @Test
    @Tag("S45")
    void six_companies_have_been_synced_exactly_once_each_when_thirty_minutes_have_passed() {
        assertThat(new Office(6, 0).minutes(30)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 13, 20, 45})
    @Tag("S45")
    void round_after_round_is_the_same_when_timers_fire_some_seconds_apart(int secondsApart) {
        var turns = new Office(6, secondsApart).minutes(240);
        assertThat(turns).hasSizeGreaterThanOrEqualTo(6 * (240 / 35));
        for (int i = 6; i < turns.size(); i++) {
            assertThat(turns.get(i)).isEqualTo(turns.get(i - 6));
        }
        assertThat(turns.subList(0, 6)).doesNotHaveDuplicates();
    }

    @Test
    @Tag("S47")
    void a_company_in_a_long_session_keeps_its_turn_and_the_others_are_told_why_they_wait() {
        var longLoad = new Neighbour(FIVE, NOON.minusSeconds(20), NOON.minus(Duration.ofMinutes(50)), true, true);
        assertThat(TurnTaking.waitFor(List.of(longLoad), null, NOON))
                .hasValueSatisfying(
                        reason -> assertThat(reason).startsWith("waiting: connector busy with another company"));
    }

    @Test
    void a_session_that_fell_silent_half_an_hour_ago_keeps_nobody_waiting() {
        var dead =
                new Neighbour(FIVE, NOON.minus(Duration.ofMinutes(30)), NOON.minus(Duration.ofMinutes(50)), true, true);
        assertThat(TurnTaking.waitFor(List.of(dead), NOON.minus(FIVE), NOON)).isEmpty();
    }

    @Test
    void neighbours_that_do_not_call_are_passed_over() {
        var off = new Neighbour(FIVE, NOON.minus(Duration.ofMinutes(12)), NOON.minus(Duration.ofHours(3)), false, true);
        var never = new Neighbour(FIVE, null, null, false, true);
        assertThat(TurnTaking.waitFor(List.of(off, never), NOON.minus(FIVE), NOON))
                .isEmpty();
    }

    @Test
    void neighbours_that_may_not_work_are_passed_over() {
        var paused = new Neighbour(FIVE, NOON.minusSeconds(10), NOON.minus(Duration.ofHours(3)), false, false);
        assertThat(TurnTaking.waitFor(List.of(paused), NOON.minus(FIVE), NOON)).isEmpty();
    }

    @Test
    void one_that_has_waited_longer_goes_first() {
        var other = new Neighbour(FIVE, NOON.minusSeconds(10), NOON.minus(Duration.ofMinutes(20)), false, true);
        assertThat(TurnTaking.waitFor(List.of(other), NOON.minus(Duration.ofMinutes(10)), NOON))
                .contains("waiting: it is another company's turn on this machine");
        assertThat(TurnTaking.waitFor(List.of(other), NOON.minus(Duration.ofMinutes(25)), NOON))
                .isEmpty();
    }

    @Test
    @Tag("S33")
    void one_whose_long_interval_has_not_passed_is_not_waited_for() {
        var hourly = new Neighbour(
                Duration.ofHours(1),
                NOON.minus(Duration.ofMinutes(40)),
                NOON.minus(Duration.ofMinutes(40)),
                false,
                true);
        assertThat(TurnTaking.waitFor(List.of(hourly), NOON.minus(Duration.ofMinutes(6)), NOON))
                .isEmpty();
    }

    @Test
    @Tag("S33")
    @Tag("S45")
    void a_slow_neighbour_does_not_slow_the_others_down() {
        var office = new Office(3, 7);
        office.interval[2] = Duration.ofHours(1);
        office.minutes(60);
        var hour = office.minutes(60);
        assertThat(hour).hasSize(12);
        assertThat(hour.stream().filter(company -> company == 2)).hasSize(1);
    }

    /** An office whose Web Connector runs through all its companies every five minutes, a session taking a minute. */
    private static final class Office {
        private final Duration apart;
        private final Duration[] interval;
        private final @Nullable Instant[] seen;
        private final @Nullable Instant[] turn;
        private Instant now = NOON;

        Office(int companies, int secondsApart) {
            apart = Duration.ofSeconds(secondsApart);
            interval = new Duration[companies];
            java.util.Arrays.fill(interval, FIVE);
            seen = new Instant[companies];
            turn = new Instant[companies];
        }

        List<Integer> minutes(int minutes) {
            var synced = new ArrayList<Integer>();
            var end = now.plus(Duration.ofMinutes(minutes));
            for (; now.isBefore(end); now = now.plus(FIVE)) {
                for (int i = 0; i < interval.length; i++) {
                    var at = now.plus(apart.multipliedBy(i));
                    if (seen[i] != null && at.isBefore(seen[i].plus(interval[i]))) {
                        continue;
                    }
                    seen[i] = at;
                    if (TurnTaking.waitFor(neighboursOf(i), turn[i], at).isEmpty()) {
                        turn[i] = at;
                        synced.add(i);
                    }
                }
            }
            return synced;
        }

        private List<Neighbour> neighboursOf(int company) {
            var others = new ArrayList<Neighbour>();
            for (int i = 0; i < interval.length; i++) {
                if (i != company) {
                    others.add(new Neighbour(interval[i], seen[i], turn[i], false, true));
                }
            }
            return others;
        }
    }
}
