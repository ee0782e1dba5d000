package tandem.api.feed;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;
import tandem.company.CompanyId;
import tandem.feed.Lookout;

/**
 * Where callers of this node wait for a feed to go on. Nobody who waits has a thread or a connection: one thread looks for all of
 * them, and a few read the pages of those who are called. When the node stops, everybody gets an empty page at once, before the
 * server is told to let nobody in.
 */
@Component
final class WaitingRoom implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingRoom.class);

    /** So many connections at most go to those who were called, however many they are. */
    private static final int READERS = 4;

    /** Should the room forget somebody, the server does not. */
    private static final Duration IN_ANY_CASE = Duration.ofSeconds(15);

    private final Lookout lookout;
    private final Duration betweenLooks;
    private final Set<Guest> guests = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Staff staff;
    private volatile boolean isBlind;

    WaitingRoom(Lookout lookout, @Value("${tandem.look-for-changes:PT0.25S}") Duration betweenLooks) {
        this.lookout = lookout;
        this.betweenLooks = betweenLooks;
    }

    /** Those who work while the room is open. */
    private record Staff(ScheduledThreadPoolExecutor clock, ExecutorService readers) {}

    /** Somebody who waits, and what he gets when nothing comes. */
    private record Guest(DeferredResult<ChangesBody> answer, ChangesBody nothing) {

        void goes() {
            answer.setResult(nothing);
        }
    }

    /**
     * An answer that comes when the company's feed goes on, and at the latest after this time.
     *
     * @param nothing the page of somebody who has read all there was
     * @param page the page that comes next
     */
    DeferredResult<ChangesBody> await(
            CompanyId company, Duration atMost, ChangesBody nothing, Supplier<ChangesBody> page) {
        var answer = new DeferredResult<ChangesBody>(atMost.plus(IN_ANY_CASE).toMillis(), nothing);
        var guest = new Guest(answer, nothing);
        guests.add(guest);
        var atWork = staff;
        if (atWork == null) {
            guests.remove(guest);
            guest.goes();
            return answer;
        }
        var place = lookout.await(company, nothing.lastSeq(), () -> atWork.readers.execute(() -> read(answer, page)));
        var end = later(atWork, guest, atMost);
        answer.onCompletion(() -> {
            guests.remove(guest);
            place.leave();
            end.cancel(false);
        });
        return answer;
    }

    private static Future<?> later(Staff atWork, Guest guest, Duration time) {
        return atWork.clock.schedule(guest::goes, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Nobody reads for him who has gone meanwhile. */
    private static void read(DeferredResult<ChangesBody> answer, Supplier<ChangesBody> page) {
        try {
            if (!answer.isSetOrExpired()) {
                answer.setResult(page.get());
            }
        } catch (RuntimeException e) {
            answer.setErrorResult(e);
        }
    }

    /** A look that fails, for want of the database for example, makes those who wait wait longer and ends nothing. */
    private void look() {
        try {
            lookout.look();
            isBlind = false;
        } catch (RuntimeException e) {
            if (!isBlind && isRunning()) {
                LOG.warn("{} callers wait for changes that cannot be looked for; tried again", lookout.size(), e);
            }
            isBlind = true;
        }
    }

    @Override
    public void start() {
        var clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("look-for-changes").factory());
        clock.setRemoveOnCancelPolicy(true);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        // who comes while the room closes has his answer already
        clock.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        var unused = clock.scheduleWithFixedDelay(
                this::look, betweenLooks.toMillis(), betweenLooks.toMillis(), TimeUnit.MILLISECONDS);
        staff = new Staff(
                clock,
                Executors.newFixedThreadPool(
                        READERS, Thread.ofVirtual().name("changes-", 0).factory()));
    }

    @Override
    public void stop() {
        var atWork = staff;
        staff = null;
        guests.forEach(Guest::goes);
        if (atWork != null) {
            atWork.clock.shutdown();
            atWork.readers.shutdown();
        }
    }

    @Override
    public boolean isRunning() {
        return staff != null;
    }
}
