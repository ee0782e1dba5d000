package tandem.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import tandem.upkeep.Leftovers.Sort;

class ThrowingAwayTest {

    private static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");
    private static final KeepingTimes TIMES = new KeepingTimes(
            Duration.ofDays(30),
            Duration.ofDays(3),
            Duration.ofDays(400),
            Duration.ofDays(1),
            Duration.ofDays(90),
            Duration.ofDays(30));

    @Test
    void it_takes_short_steps_until_nothing_is_due_any_more() {
        var steps = new ArrayList<Integer>();
        var thrown = throwingAway((sort, before, most) -> {
                    if (sort != Sort.EXCHANGE) {
                        return 0;
                    }
                    assertThat(before).isEqualTo(NOW.minus(TIMES.exchanges()));
                    steps.add(most);
                    return steps.size() < 4 ? most : 7;
                })
                .run();
        assertThat(steps).hasSize(4).containsOnly(ThrowingAway.STEP);
        assertThat(thrown)
                .containsEntry(Sort.EXCHANGE, 3 * ThrowingAway.STEP + 7)
                .containsEntry(Sort.WRONG_KEY, 0);
    }

    @Test
    void a_mountain_is_left_to_several_runs() {
        var thrown = throwingAway((sort, before, most) -> sort == Sort.KEPT_ANSWER ? most : 0)
                .run();
        assertThat(thrown).containsEntry(Sort.KEPT_ANSWER, ThrowingAway.STEP * ThrowingAway.MOST_STEPS);
    }

    private static ThrowingAway throwingAway(Leftovers leftovers) {
        return new ThrowingAway(leftovers, TIMES, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
