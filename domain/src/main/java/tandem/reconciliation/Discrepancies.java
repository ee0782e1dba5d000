package tandem.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.listing.Slice;
import tandem.request.RequestId;

/** Port: runs the checks over a company's records and keeps what they find. */
public interface Discrepancies {

    /**
     * Companies that may have something to compare: records or requests have moved since the last comparison, or a session has come while the
     * company was stopped or something of it was to be read again, or an hour after it. None whose first load is not complete,
     * or at which a session is just at work.
     */
    List<CompanyId> due();

    /** Every company whose records have been read, for the comparison of the night. */
    List<CompanyId> all();

    /**
     * Compares, in the transaction of the calling thread. Two comparisons of one company never run at once.
     *
     * @param askedBy the outward id of whoever asked for it
     */
    Reconciliation compare(CompanyId company, Reconciliation.Scope scope, String askedBy, Instant now);

    /** One comparison that was made. */
    Optional<Reconciliation> comparison(CompanyId company, UUID id);

    /**
     * Which discrepancies somebody wants to see.
     *
     * @param status absent: whatever it is
     */
    record Filter(
            Discrepancy.@Nullable Status status,
            @Nullable Check check,
            @Nullable Severity severity) {}

    /** Discrepancies in the order in which they first came up. */
    Slice<Discrepancy> list(CompanyId company, Filter filter, @Nullable UUID after, int limit);

    /** What stands open about these records and is at least that bad. */
    List<Discrepancy> openAbout(CompanyId company, Set<UUID> records, Severity least);

    /** One discrepancy. */
    Optional<Discrepancy> find(CompanyId company, UUID id);

    /**
     * A person lets it stand.
     *
     * @return whether it was open
     */
    boolean accept(CompanyId company, UUID id, Discrepancy.Acceptance acceptance);

    /** A vanished write is done again by this request. */
    void resent(CompanyId company, UUID id, RequestId request);
}
