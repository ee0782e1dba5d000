package tandem.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a delivery that failed is tried again, or never. */
final class Patience {

    /** A receiver who asks for more than this is called again all the same. */
    static final Duration LONGEST_ASKED_FOR = Duration.ofHours(1);

    /** A day, all in all. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(8));

    /** Each wait is up to a fifth shorter or longer, so that what failed together does not come back together. */
    private static final int SPREAD_PERCENT = 20;

    private Patience() {}

    /**
     * The moment of the next attempt; none after the last one.
     *
     * @param attempts how many there were
     * @param askedFor how long the receiver asks to be left alone
     */
    static Optional<Instant> next(DeliveryId delivery, int attempts, Instant now, @Nullable Duration askedFor) {
        if (attempts > WAITS.size()) {
            return Optional.empty();
        }
        var wait = WAITS.get(attempts - 1)
                .multipliedBy(percent(delivery, attempts))
                .dividedBy(100);
        var asked = bounded(askedFor);
        return Optional.of(now.plus(asked.compareTo(wait) > 0 ? asked : wait));
    }

    /** How long somebody who asks to be left alone is left alone. */
    static Duration bounded(@Nullable Duration askedFor) {
        if (askedFor == null || askedFor.isNegative()) {
            return Duration.ZERO;
        }
        return askedFor.compareTo(LONGEST_ASKED_FOR) > 0 ? LONGEST_ASKED_FOR : askedFor;
    }

    /** As good as random, and the same whenever it is asked: ids are. */
    private static int percent(DeliveryId delivery, int attempts) {
        long drawn = (delivery.value().getLeastSignificantBits() + attempts) * 0x9E3779B97F4A7C15L;
        return 100 - SPREAD_PERCENT + (int) Long.remainderUnsigned(drawn >>> 8, 2 * SPREAD_PERCENT + 1);
    }
}
