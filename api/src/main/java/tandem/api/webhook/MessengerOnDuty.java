package tandem.api.webhook;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tandem.webhook.EndpointId;
import tandem.webhook.Messenger;

/**
 * Has the messenger of this node look for something to do, once a second, or more rarely where a look takes long because there are very many
 * companies, and serve a bounded number of endpoints at a time. When the node stops, calls in hand are finished and everything else is left
 * to other nodes.
 */
@Component
final class MessengerOnDuty implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MessengerOnDuty.class);
    private static final int ENDPOINTS_AT_A_TIME = 16;

    private static final Duration UNTIL_A_LOOK_IS_OVER = Duration.ofSeconds(5);

    /** Longer than a call may take; with the above shorter than a phase of the shutdown. */
    private static final Duration UNTIL_CALLS_ARE_OVER = Duration.ofSeconds(22);

    private final Messenger messenger;
    private final Duration betweenLooks;
    private volatile @Nullable Staff staff;
    private volatile boolean isBlind;

    MessengerOnDuty(Messenger messenger, @Value("${tandem.look-for-webhooks:PT1S}") Duration betweenLooks) {
        this.messenger = messenger;
        this.betweenLooks = betweenLooks;
    }

    private record Staff(ScheduledExecutorService clock, ExecutorService servants, Semaphore free) {}

    @Override
    public void start() {
        messenger.arrive();
        var clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("look-for-webhooks").factory());
        var servants = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("webhooks-", 0).factory());
        var present = new Staff(clock, servants, new Semaphore(ENDPOINTS_AT_A_TIME));
        var pace = new Pace(System::nanoTime);
        var unused = clock.scheduleWithFixedDelay(
                () -> pace.step(() -> look(present)),
                betweenLooks.toMillis(),
                betweenLooks.toMillis(),
                TimeUnit.MILLISECONDS);
        staff = present;
    }

    /** A look that fails, for want of the database for example, is followed by another. */
    private void look(Staff present) {
        try {
            int places = present.free().availablePermits();
            if (places > 0) {
                messenger.claim(places).forEach(endpoint -> serve(endpoint, present));
            }
            isBlind = false;
        } catch (RuntimeException e) {
            if (!isBlind && isRunning()) {
                LOG.warn("It cannot be looked for webhooks to call; tried again", e);
            }
            isBlind = true;
        }
    }

    private void serve(EndpointId endpoint, Staff present) {
        present.free().acquireUninterruptibly();
        present.servants().execute(() -> {
            try {
                messenger.serve(endpoint);
            } catch (RuntimeException e) {
                LOG.error("The endpoint {} could not be served; tried again", endpoint, e);
            } finally {
                present.free().release();
            }
        });
    }

    /** Calls in hand are finished while others who stop do so, too. */
    @Override
    public void stop(Runnable done) {
        var unused = Thread.ofVirtual().name("webhooks-end").start(() -> {
            stop();
            done.run();
        });
    }

    @Override
    public void stop() {
        var atWork = staff;
        staff = null;
        messenger.leave();
        if (atWork == null) {
            return;
        }
        try {
            atWork.clock().shutdown();
            boolean isOver = ends(atWork.clock(), UNTIL_A_LOOK_IS_OVER);
            atWork.servants().shutdown();
            if (!isOver || !ends(atWork.servants(), UNTIL_CALLS_ARE_OVER)) {
                LOG.warn("Calls to webhooks are cut off; what was not heard of is told again by another node");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ends(ExecutorService work, Duration atMost) throws InterruptedException {
        return work.awaitTermination(atMost.toSeconds(), TimeUnit.SECONDS);
    }

    /** Together with the web server, which finishes what it has begun at the same time. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE;
    }

    @Override
    public boolean isRunning() {
        return staff != null;
    }
}
