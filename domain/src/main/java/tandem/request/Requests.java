package tandem.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tandem.company.CompanyId;

/** Port: the stored requests of every company. Each step of a request leaves an entry in its history. */
public interface Requests {

    /** Stores a new request. */
    void add(Request request, Cause cause);

    /**
     * Waits until no session is working on the company, and keeps all away from it until the end of the transaction. Whoever
     * moves requests outside a session does this first.
     */
    void hold(CompanyId company);

    /** One request of a company. */
    Optional<Request> find(CompanyId company, RequestId id);

    /**
     * Stores a step.
     *
     * @throws IllegalStateException if the stored request is not {@code before} any more
     */
    void move(Request before, Request after, Cause cause);

    /**
     * Puts a request in doubt that is with QuickBooks; one that is not stays where it is.
     *
     * @return the request in doubt
     */
    default Optional<Request> doubt(CompanyId company, RequestId id, Cause cause) {
        return find(company, id)
                .filter(request -> request.status() == RequestStatus.SENT)
                .map(request -> {
                    var next = request.doubted();
                    move(request, next, cause);
                    return next;
                });
    }

    /**
     * Marks what the company file has lost: what QuickBooks confirmed while its stamp's counter was higher than the file's is now.
     *
     * @param counter the one that the file carries
     */
    void vanished(CompanyId company, long counter, Instant now);

    /** The requests about a record that are not over, oldest first. */
    List<Request> pending(CompanyId company, Subject subject);

    /** The blocked requests that wait for this one. */
    List<Request> waitingFor(Request request);

    /**
     * Whether nothing of all this is still to come: each has succeeded, or was called off, and then whoever waits for it finds
     * out what is missing.
     */
    boolean areOver(CompanyId company, Set<RequestId> ids);

    /**
     * Lets those go on that waited for a request that is over.
     *
     * @return them, as they stand now
     */
    default List<Request> release(Request over, Cause cause) {
        var released = new ArrayList<Request>();
        for (var waiting : waitingFor(over)) {
            if (areOver(waiting.company(), waiting.dependsOn())) {
                var next = waiting.unblocked();
                move(waiting, next, cause);
                released.add(next);
            }
        }
        return released;
    }
}
