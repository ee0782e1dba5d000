package tandem.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a company still has before it, and how fast it goes: measured, never guessed.
 *
 * @param waiting writes for QuickBooks that are not done yet; those that wait for a person left out
 * @param oldestSince since when the oldest of them waits; absent: none does
 * @param doneLately writes that were done within {@link #LATELY}
 * @param worked how long sessions have worked on the first load; absent: no first load is going on
 */
public record Workload(
        long waiting,
        @Nullable Instant oldestSince,
        long doneLately,
        @Nullable Duration worked) {

    /** How far back the speed of writing is measured. */
    public static final Duration LATELY = Duration.ofHours(1);

    /** Nothing to do. */
    public static final Workload NONE = new Workload(0, null, 0, null);

    /** Fewer are no measure of speed. */
    private static final int LEAST_DONE = 3;

    /** Before this the first load has shown too little of itself. */
    private static final int LEAST_PERCENT = 5;

    private static final Duration LEAST_WORKED = Duration.ofSeconds(20);

    /** When everything that waits is done, at the speed of late; empty where there is no speed to go by. */
    public Optional<Duration> drain() {
        return waiting == 0 || doneLately < LEAST_DONE
                ? Optional.empty()
                : Optional.of(LATELY.multipliedBy(waiting).dividedBy(doneLately));
    }

    /**
     * How much longer sessions have to work until the first load is in, if the rest goes as the beginning went; empty where that
     * cannot be said yet.
     *
     * @param percent how much of the file is in
     */
    public Optional<Duration> loadLeft(int percent) {
        return worked == null || percent < LEAST_PERCENT || percent >= 100 || worked.compareTo(LEAST_WORKED) < 0
                ? Optional.empty()
                : Optional.of(worked.multipliedBy(100 - percent).dividedBy(percent));
    }
}
