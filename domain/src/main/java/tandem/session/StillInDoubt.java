package tandem.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tandem.company.CompanyId;
import tandem.request.Cause;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.RequestStatus;
import tandem.request.Requests;

/**
 * What becomes of a request in doubt when its session ended over the question about it. It stays in doubt, and is asked for again
 * later: what QuickBooks cannot answer must not keep the company from being read.
 */
final class StillInDoubt {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final Requests requests;
    private final SyncSettings settings;
    private final Instant now;

    StillInDoubt(Requests requests, SyncSettings settings, Instant now) {
        this.requests = requests;
        this.settings = settings;
        this.now = now;
    }

    /**
     * The question was in vain. A request that is not in doubt any more stays as it is.
     *
     * @return the request as it stands now
     */
    Optional<Request> after(CompanyId company, RequestId id, Cause cause) {
        return requests.find(company, id)
                .filter(request -> request.status() == RequestStatus.IN_DOUBT)
                .map(request -> {
                    var next = request.stillInDoubt(now.plus(wait(settings.retryBackoff(), request.questionsInVain())));
                    requests.move(request, next, cause);
                    return next;
                });
    }

    /** None after the first time, so that the next session may do it again, however soon; then longer and longer. */
    static Duration wait(Duration first, int before) {
        if (before == 0) {
            return Duration.ZERO;
        }
        var wait = first.multipliedBy(1L << Math.min(20, before - 1));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
