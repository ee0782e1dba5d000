package tandem.qbwc;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries every minute to hand over the responses that the database could not take. */
final class Redelivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Redelivery.class);
    private static final long SECONDS = 60;

    private final KeptResponses kept;
    private final Switchboard switchboard;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kept-responses").factory());

    Redelivery(KeptResponses kept, Switchboard switchboard) {
        this.kept = kept;
        this.switchboard = switchboard;
    }

    void start() {
        clockwork.scheduleWithFixedDelay(this::tryOnce, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
    }

    private void tryOnce() {
        try {
            kept.handOver(switchboard::takeLate);
        } catch (IOException | RuntimeException e) {
            LOG.error("responses that were put aside could not be read", Troubles.withoutData(e));
        }
    }
}
