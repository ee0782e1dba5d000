package tandem.app.endtoend;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tandemsim.connector.UpdateResult;
import tandemsim.mishap.Mishap;

/** Counts what went wrong and how the updates ended. */
final class FaultTally {

    private final Map<String, Integer> mishaps = new TreeMap<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final Map<String, Integer> events = new TreeMap<>();
    private final Map<String, Long> standings = new TreeMap<>();
    private int updates;
    private int calls;
    private long records;

    synchronized void update(List<Mishap> struck, UpdateResult result) {
        struck.forEach(mishap -> count(mishaps, mishap.getClass().getSimpleName()));
        count(outcomes, result.outcome() + (result.code() == 0 ? "" : " QBWC" + result.code()));
        updates++;
        calls += result.soapCalls();
        records += result.records();
    }

    synchronized void event(String what) {
        count(events, what);
    }

    /** How many requests stand where in the end. */
    synchronized void standings(Map<String, Long> more) {
        more.forEach((standing, count) -> standings.merge(standing, count, Long::sum));
    }

    int updates() {
        return updates;
    }

    private static void count(Map<String, Integer> counts, String what) {
        counts.merge(what, 1, Integer::sum);
    }

    @Override
    public synchronized String toString() {
        return "updates: " + updates + ", SOAP calls: " + calls + ", records answered: " + records + "\nmishaps: "
                + line(mishaps) + "\noutcomes: " + line(outcomes) + "\nevents: " + line(events)
                + "\nrequests: " + line(standings);
    }

    private static String line(Map<String, ? extends Number> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
