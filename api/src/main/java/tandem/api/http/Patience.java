package tandem.api.http;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import tandem.request.RequestId;
import tandem.request.RequestLog;
import tandem.request.RequestStatus;

/**
 * Waits until requests are settled. It looks four times a second: each look is one row by its key, and what it waits for, a
 * visit of a Web Connector, takes seconds. The time is counted in pauses, so that a test needs none.
 */
final class Patience {

    private static final Duration STEP = Duration.ofMillis(250);
    private static final Set<RequestStatus> SETTLED =
            EnumSet.of(RequestStatus.SUCCEEDED, RequestStatus.FAILED, RequestStatus.CANCELLED);

    private final RequestLog log;
    private final Pause pause;

    Patience(RequestLog log, Pause pause) {
        this.log = log;
        this.pause = pause;
    }

    /** Returns when QuickBooks has carried the request out, when it failed or was called off, and at the latest after this time. */
    void await(RequestId request, Duration atMost) {
        try {
            for (var left = atMost; left.isPositive() && !isSettled(request); left = left.minus(STEP)) {
                pause.pass(left.compareTo(STEP) < 0 ? left : STEP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the service stops: the answer goes out as it is
        }
    }

    private boolean isSettled(RequestId request) {
        return log.find(request).map(one -> SETTLED.contains(one.status())).orElse(true);
    }
}
