package tandem.api.webhook;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Has something done for a tenth of the time at most: what took long is followed by a rest nine times as long, up to a limit, since
 * what takes very long waits for something that is out of order. Of one thread.
 */
final class Pace {

    private static final int RESTS = 9;
    private static final long LONGEST_REST = TimeUnit.SECONDS.toNanos(10);

    private final LongSupplier nanos;
    private boolean hasBegun;
    private long restsUntil;

    /** @param nanos a clock such as {@link System#nanoTime} */
    Pace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Does it, unless it is time to rest. */
    void step(Runnable work) {
        long begin = nanos.getAsLong();
        if (hasBegun && begin - restsUntil < 0) {
            return;
        }
        hasBegun = true;
        try {
            work.run();
        } finally {
            long end = nanos.getAsLong();
            restsUntil = end + Math.min(RESTS * (end - begin), LONGEST_REST);
        }
    }
}
