package tandem.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.identity.UuidV7;

class PatienceTest {

    private static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "1, PT5S",
        "2, PT30S",
        "3, PT2M",
        "4, PT10M",
        "5, PT30M",
        "6, PT1H",
        "7, PT2H",
        "8, PT4H",
        "9, PT8H",
        "10, PT8H"
    })
    void waits_grow_and_are_spread_by_a_fifth_to_each_side(int attempts, Duration usual) {
        var seen = new HashSet<Duration>();
        for (int i = 0; i < 500; i++) {
            var delivery = new DeliveryId(UuidV7.at(NOW));
            var wait = Duration.between(
                    NOW, Patience.next(delivery, attempts, NOW, null).orElseThrow());
            assertThat(wait)
                    .isBetween(
                            usual.multipliedBy(80).dividedBy(100),
                            usual.multipliedBy(120).dividedBy(100));
            assertThat(Patience.next(delivery, attempts, NOW, null)).contains(NOW.plus(wait));
            seen.add(wait);
        }
        assertThat(seen).as("drawn from all of the range").hasSizeGreaterThan(30);
    }

    @Test
    void after_a_day_it_is_given_up() {
        var delivery = new DeliveryId(new UUID(1, 2));
        var moment = NOW;
        int attempts = 1;
        for (var next = Patience.next(delivery, attempts, moment, null);
                next.isPresent();
                next = Patience.next(delivery, ++attempts, moment, null)) {
            moment = next.get();
        }
        assertThat(attempts).isEqualTo(11);
        assertThat(Duration.between(NOW, moment)).isBetween(Duration.ofHours(19), Duration.ofHours(29));
    }

    @Test
    void who_asks_to_be_left_alone_is_left_alone_for_an_hour_at_most() {
        var delivery = new DeliveryId(new UUID(1, 2));
        assertThat(Patience.next(delivery, 1, NOW, Duration.ofMinutes(3))).contains(NOW.plus(Duration.ofMinutes(3)));
        assertThat(Patience.next(delivery, 1, NOW, Duration.ofDays(3))).contains(NOW.plus(Duration.ofHours(1)));
        assertThat(Patience.next(delivery, 9, NOW, Duration.ofMinutes(3)))
                .as("not sooner than it would have been")
                .isEqualTo(Patience.next(delivery, 9, NOW, null));
        assertThat(Patience.next(delivery, 1, NOW, Duration.ofDays(-3)))
                .isEqualTo(Patience.next(delivery, 1, NOW, null));
    }
}
