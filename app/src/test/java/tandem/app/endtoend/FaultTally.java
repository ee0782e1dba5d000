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

    /** Adds what another one has counted. */
    synchronized void add(FaultTally other) {
        other.mishaps.forEach((what, count) -> mishaps.merge(what, count, Integer::sum));
        other.outcomes.forEach((what, count) -> outcomes.merge(what, count, Integer::sum));
        other.events.forEach((what, count) -> events.merge(what, count, Integer::sum));
        standings(other.standings);
        updates += other.updates;
        calls += other.calls;
        records += other.records;
    }

    /** In a few words. */
    synchronized String brief() {
        int struck = mishaps.values().stream().mapToInt(Integer::intValue).sum();
        int nodes = events.entrySet().stream()
                .filter(event -> event.getKey().startsWith("node "))
                .mapToInt(Map.Entry::getValue)
                .sum();
        return calls + " calls, " + struck + " mishaps, " + nodes + " blows to nodes, "
                + events.getOrDefault("write accepted", 0) + " writes accepted";
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
