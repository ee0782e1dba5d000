package tandem.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tandem.webhook.Announcing.Next;
import tandem.webhook.Announcing.Round;

/**
 * Does a node's calls. An endpoint has a few calls at a time, never two about the same company, and each letter is settled before
 * the next of its queue goes out. Made for many threads.
 */
public final class Messenger {

    private static final int SIDE_BY_SIDE = 4;

    /** After this, other endpoints have their turn; much shorter than a claim. */
    private static final Duration SHIFT = Duration.ofSeconds(30);

    private final Announcing announcing;
    private final Sender sender;
    private final Steps steps;
    private volatile boolean isLeaving;

    /** Calls by {@code sender}; whatever is done to the database is one of {@code steps}. */
    public Messenger(Announcing announcing, Sender sender, Steps steps) {
        this.announcing = announcing;
        this.sender = sender;
        this.steps = steps;
    }

    /** Runs something as a transaction of its own. */
    @FunctionalInterface
    public interface Steps {
        <T> T run(Supplier<T> step);
    }

    /** Claims endpoints for which there is something to do; each is to be served. */
    public List<EndpointId> claim(int most) {
        return isLeaving ? List.of() : steps.run(() -> announcing.claim(most));
    }

    /** Calls an endpoint that was claimed, until there is nothing to tell or others have their turn, and releases it. */
    public void serve(EndpointId endpoint) {
        var shift = new Shift();
        try {
            var round = next(endpoint);
            while (round.isPresent() && shift.goesOn()) {
                deliver(round.get(), shift);
                round = next(endpoint);
            }
        } finally {
            steps.run(() -> {
                announcing.release(endpoint);
                return endpoint;
            });
        }
    }

    /** Begins no calls any more. Those that were begun are finished, which takes as long as a call may. */
    public void leave() {
        isLeaving = true;
    }

    /** Is there again. */
    public void arrive() {
        isLeaving = false;
    }

    private Optional<Round> next(EndpointId endpoint) {
        return steps.run(() -> announcing.next(endpoint));
    }

    private void deliver(Round round, Shift shift) {
        var queues = new ConcurrentLinkedQueue<>(round.queues());
        int needed = Math.min(SIDE_BY_SIDE, queues.size());
        try (var threads =
                Executors.newFixedThreadPool(needed, Thread.ofVirtual().factory())) {
            var work = IntStream.range(0, needed)
                    .<Future<?>>mapToObj(each -> threads.submit(() -> deliver(round.target(), queues, shift)))
                    .toList();
            work.forEach(Messenger::await);
        }
    }

    private void deliver(Target target, Queue<List<Letter>> queues, Shift shift) {
        try {
            for (var queue = queues.poll(); queue != null && shift.goesOn(); queue = queues.poll()) {
                deliver(target, queue, shift);
            }
        } catch (RuntimeException e) {
            shift.end();
            throw e;
        }
    }

    private void deliver(Target target, List<Letter> queue, Shift shift) {
        for (var letter : queue) {
            if (!shift.goesOn()) {
                return;
            }
            var answer = sender.send(target, letter.delivery().event());
            switch (steps.run(() -> announcing.settle(target, letter, answer))) {
                case Next.GO_ON -> {}
                case Next.QUEUE_WAITS -> {
                    return;
                }
                case Next.STOP -> shift.end();
            }
        }
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("calls could not be settled", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in the middle of calls", e);
        }
    }

    /** How long an endpoint is served. */
    private final class Shift {

        private final long begin = System.nanoTime();
        private volatile boolean isOver;

        void end() {
            isOver = true;
        }

        boolean goesOn() {
            return !isLeaving && !isOver && System.nanoTime() - begin < SHIFT.toNanos();
        }
    }
}
