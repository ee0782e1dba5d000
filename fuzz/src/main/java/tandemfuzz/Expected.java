package tandemfuzz;

import java.time.Duration;

/** What must hold whatever comes in. Jazzer takes the error that is thrown for a finding. */
final class Expected {

    /** So long may one input take, in code that Jazzer watches at every step. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Expected() {}

    static void that(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    static void inTime(long beganNanos) {
        var taken = Duration.ofNanos(System.nanoTime() - beganNanos);
        that(taken.compareTo(LONGEST) < 0, "it took " + taken);
    }
}
