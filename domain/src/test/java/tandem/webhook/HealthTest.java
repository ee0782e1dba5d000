package tandem.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");

    @Test
    void after_five_failures_in_a_row_it_rests_ever_longer() {
        var health = Health.GOOD;
        var rests = new ArrayList<Duration>();
        for (int i = 0; i < 12; i++) {
            health = health.failed("no", null, NOW);
            rests.add(health.restsUntil() == null ? Duration.ZERO : Duration.between(NOW, health.restsUntil()));
        }
        assertThat(rests)
                .startsWith(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO)
                .contains(Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(8))
                .endsWith(Duration.ofMinutes(15))
                .isSorted();
        assertThat(health.isInQuestion()).isTrue();
        assertThat(health.failures()).isEqualTo(12);
    }

    @Test
    void it_rests_at_once_when_it_asks_for_it() {
        var health = Health.GOOD.failed("too fast", Duration.ofSeconds(20), NOW);
        assertThat(health.restsAt(NOW.plusSeconds(19))).isTrue();
        assertThat(health.restsAt(NOW.plusSeconds(20))).isFalse();
        assertThat(health.isInQuestion()).isFalse();
    }

    @Test
    void it_is_hopeless_after_five_days_of_nothing_but_failures() {
        var health = Health.GOOD.failed("no", null, NOW).failed("no", null, NOW.plus(Duration.ofDays(4)));
        assertThat(health.failingSince()).isEqualTo(NOW);
        assertThat(health.isHopelessAt(NOW.plus(Duration.ofDays(5)).minusSeconds(1)))
                .isFalse();
        assertThat(health.isHopelessAt(NOW.plus(Duration.ofDays(5)))).isTrue();
        assertThat(Health.GOOD.isHopelessAt(NOW)).isFalse();
    }
}
