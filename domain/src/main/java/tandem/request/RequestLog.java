package tandem.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.listing.Slice;

/** Port: requests as people look for them. */
public interface RequestLog {

    /** Requests, the latest first. */
    Slice<Request> list(Filter filter, @Nullable RequestId after, int limit);

    /**
     * How many requests stand where, of those that are not over.
     *
     * @param company absent: of all companies
     */
    Map<RequestStatus, Long> counts(@Nullable CompanyId company);

    /** A request of any company; the caller checks whether it may be seen. */
    Optional<Request> find(RequestId id);

    /** Those of these requests that the company has, in any order. */
    List<Request> find(CompanyId company, Set<RequestId> ids);

    /** Every step of each of these requests, in order. */
    Map<RequestId, List<Step>> histories(List<Request> requests);

    /**
     * Which requests are meant; what is absent does not matter.
     *
     * @param before made before this time
     * @param after made at this time or later
     */
    record Filter(
            @Nullable CompanyId company,
            @Nullable RequestStatus status,
            @Nullable Operation operation,
            @Nullable String errorCode,
            @Nullable Instant before,
            @Nullable Instant after) {}

    /**
     * A step of a request.
     *
     * @param from absent: it was made
     * @param by the outward id of whoever acted
     */
    record Step(
            Instant at,
            @Nullable RequestStatus from,
            RequestStatus to,
            String by,
            @Nullable String reason) {}
}
