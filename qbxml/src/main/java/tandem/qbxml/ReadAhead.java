package tandem.qbxml;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tandem.wire.Answer;
import tandem.wire.UnreadableAnswer;

/**
 * Has an answer read in a thread of its own, a bounded way ahead of whoever takes its pieces: while the text still comes in, or
 * the database stores some, the next are parsed.
 */
final class ReadAhead implements AutoCloseable {

    /** Handed over together, since each handing over costs more than the parsing of a piece. */
    private static final int PIECES_AT_ONCE = 25;

    /** So many times {@link #PIECES_AT_ONCE} wait at most. */
    private static final int BATCHES_AHEAD = 10;

    private final BlockingQueue<Batch> batches = new LinkedBlockingQueue<>(BATCHES_AHEAD);
    private final Thread reader;
    private List<Answer> filling = new ArrayList<>(PIECES_AT_ONCE);

    private ReadAhead(Reading reading) {
        this.reader = Thread.ofVirtual().name("read-ahead").unstarted(() -> fill(reading));
    }

    /** Reads, and hands out pieces as it finds them. */
    @FunctionalInterface
    interface Reading {
        void read(Consumer<Answer> pieces) throws UnreadableAnswer;
    }

    /**
     * Pieces in their order.
     *
     * @param last whether nothing follows
     * @param failure what the reading broke off with after them
     */
    private record Batch(
            List<Answer> pieces, boolean last, @Nullable Throwable failure) {}

    /** The reading has no business any more: nobody takes its pieces. */
    private static final class NobodyTakes extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NobodyTakes(InterruptedException cause) {
            super(cause);
        }
    }

    /** Begins a reading. It goes on as far as it may run ahead, and ends when it is closed. */
    static ReadAhead begin(Reading reading) {
        var ahead = new ReadAhead(reading);
        ahead.reader.start();
        return ahead;
    }

    /**
     * Hands the pieces to the consumer, which runs in the calling thread.
     *
     * @throws UnreadableAnswer what the reading threw, after the consumer has had the pieces before it
     */
    void handOut(Consumer<Answer> pieces) throws UnreadableAnswer {
        try {
            drain(pieces);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the reading of an answer was interrupted", e);
        }
    }

    /** Ends the reading, wherever it is; when this returns it is over. */
    @Override
    public void close() {
        reader.interrupt();
        awaitEnd(reader);
    }

    private void fill(Reading reading) {
        try {
            put(new Batch(List.of(), true, failureOf(reading)));
        } catch (NobodyTakes e) {
            // whoever took the pieces has gone and knows why
        }
    }

    /** Reads to the end; what breaks it off is for the thread that waits for the pieces. */
    private @Nullable Throwable failureOf(Reading reading) {
        Throwable failure = null;
        try {
            reading.read(this::add);
        } catch (NobodyTakes e) {
            throw e;
        } catch (Throwable e) {
            failure = e;
        }
        if (!filling.isEmpty()) {
            put(new Batch(filling, false, null));
        }
        return failure;
    }

    private void add(Answer piece) {
        filling.add(piece);
        if (filling.size() == PIECES_AT_ONCE) {
            put(new Batch(filling, false, null));
            filling = new ArrayList<>(PIECES_AT_ONCE);
        }
    }

    private void put(Batch batch) {
        try {
            batches.put(batch);
        } catch (InterruptedException e) {
            throw new NobodyTakes(e);
        }
    }

    private void drain(Consumer<Answer> pieces) throws InterruptedException, UnreadableAnswer {
        Batch batch;
        do {
            batch = batches.take();
            batch.pieces().forEach(pieces);
        } while (!batch.last());
        switch (batch.failure()) {
            case null -> {}
            case UnreadableAnswer e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException("no reading throws this", e);
        }
    }

    private static void awaitEnd(Thread reader) {
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
