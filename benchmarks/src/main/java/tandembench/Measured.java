package tandembench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a stretch of updates came to.
 *
 * @param own processor time of the service
 * @param database processor time of the database
 */
record Measured(CallTimes calls, double seconds, Duration own, Duration database) {

    double updatesPerSecond() {
        return calls.updates() / seconds;
    }

    double callsPerSecond() {
        return calls.calls() / seconds;
    }

    double ownMicros() {
        return own.toNanos() / 1e3 / calls.calls();
    }

    double databaseMicros() {
        return database.toNanos() / 1e3 / calls.calls();
    }

    /** Median and 99th percentile of each call that does something. */
    String latencies() {
        return calls.operations().stream()
                .filter(operation -> !operation.endsWith("Version"))
                .map(operation -> Machine.format(
                        "%s %.1f/%.1f",
                        operation.replaceAll("[A-Z].*", ""),
                        calls.milliseconds(operation, 0.5),
                        calls.milliseconds(operation, 0.99)))
                .collect(Collectors.joining(", "));
    }

    /** The one with the middle number of updates. */
    static Measured median(List<Measured> some) {
        return some.stream()
                .sorted(Comparator.comparingDouble(Measured::updatesPerSecond))
                .toList()
                .get(some.size() / 2);
    }
}
