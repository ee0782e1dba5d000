package tandembench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long calls took, and how many bytes they had, by operation. Of one thread; added up afterwards. */
final class CallTimes {

    private final Map<String, Numbers> nanos = new TreeMap<>();
    private long bytes;
    private int updates;

    void add(String operation, long taken, int size) {
        nanos.computeIfAbsent(operation, none -> new Numbers()).add(taken);
        bytes += size;
    }

    void updateDone() {
        updates++;
    }

    int updates() {
        return updates;
    }

    int calls() {
        return nanos.values().stream().mapToInt(Numbers::size).sum();
    }

    long bytesPerCall() {
        return bytes / Math.max(1, calls());
    }

    List<String> operations() {
        return List.copyOf(nanos.keySet());
    }

    /** The time in milliseconds that this share of the calls did not exceed. */
    double milliseconds(String operation, double share) {
        return nanos.getOrDefault(operation, new Numbers()).at(share) / 1e6;
    }

    static CallTimes together(List<CallTimes> some) {
        var all = new CallTimes();
        for (CallTimes one : some) {
            one.nanos.forEach((operation, taken) ->
                    all.nanos.computeIfAbsent(operation, none -> new Numbers()).addAll(taken));
            all.bytes += one.bytes;
            all.updates += one.updates;
        }
        return all;
    }

    private static final class Numbers {
        private final List<Long> values = new ArrayList<>();

        void add(long value) {
            values.add(value);
        }

        void addAll(Numbers others) {
            values.addAll(others.values);
        }

        int size() {
            return values.size();
        }

        long at(double share) {
            long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
            return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
        }
    }
}
