package tandembench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * So many machines at once that update, one company after the other.
 *
 * @param rate updates a second that all of them begin together; zero: as many as they can
 */
record Drive(URI address, ProcessHandle service, ProcessHandle database, Turns turns, int atOnce, double rate) {

    private static final long FOREVER = Long.MAX_VALUE;

    Drive(URI address, ProcessHandle service, ProcessHandle database, Turns turns, int atOnce) {
        this(address, service, database, turns, atOnce, 0);
    }

    Drive withRate(double updatesPerSecond) {
        return new Drive(address, service, database, turns, atOnce, updatesPerSecond);
    }

    Measured forSeconds(int seconds) throws IOException, InterruptedException {
        return run(TimeUnit.SECONDS.toNanos(seconds), FOREVER);
    }

    Measured times(int updates) throws IOException, InterruptedException {
        return run(TimeUnit.DAYS.toNanos(1), updates);
    }

    private Measured run(long nanos, long updates) throws IOException, InterruptedException {
        Duration own = Machine.processorTime(service);
        Duration ofDatabase = Machine.processorTimeOfTree(database);
        long begin = System.nanoTime();
        var begun = new AtomicLong();
        var machines = new ArrayList<Future<CallTimes>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < atOnce; i++) {
                machines.add(threads.submit(() -> machine(begin, nanos, updates, begun)));
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        var times = new ArrayList<CallTimes>();
        for (var machine : machines) {
            times.add(result(machine));
        }
        return new Measured(
                CallTimes.together(times),
                seconds,
                Machine.processorTime(service).minus(own),
                Machine.processorTimeOfTree(database).minus(ofDatabase));
    }

    private CallTimes machine(long begin, long nanos, long updates, AtomicLong begun)
            throws IOException, InterruptedException {
        try (var poller = new Poller(address)) {
            for (long number = begun.getAndIncrement(); number < updates; number = begun.getAndIncrement()) {
                long due = rate == 0 ? 0 : (long) (number / rate * 1e9);
                long elapsed = System.nanoTime() - begin;
                if (Math.max(due, elapsed) >= nanos) {
                    break;
                }
                if (due > elapsed) {
                    TimeUnit.NANOSECONDS.sleep(due - elapsed);
                }
                Poller.Turn turn = turns.take();
                try {
                    poller.update(turn);
                } finally {
                    turns.giveBack(turn);
                }
            }
            return poller.times();
        }
    }

    private static CallTimes result(Future<CallTimes> machine) throws IOException, InterruptedException {
        try {
            return machine.get();
        } catch (ExecutionException e) {
            throw new IOException("a machine could not go on", e.getCause());
        }
    }
}
