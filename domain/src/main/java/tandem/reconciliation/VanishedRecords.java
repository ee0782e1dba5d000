package tandem.reconciliation;

import java.time.Instant;
import java.util.Set;
import tandem.company.CompanyId;
import tandem.request.Request;
import tandem.request.RequestId;

/** Port: records that the company file has lost, on their way back into it. */
public interface VanishedRecords {

    /** Whether the file has been compared to the end since it was doubted last, and nothing stops the company. */
    boolean isFileCompared(CompanyId company);

    /** The requests on which a second try of this one has to wait: those that bring the bills of a payment back. */
    Set<RequestId> neededBy(Request vanished);

    /**
     * The record counts as one that QuickBooks does not have yet, and its new request as the one that brings it there. What the mirror
     * knew of the lost one makes room, so that it takes the same identity again.
     */
    void bringBack(Request vanished, Request again, Instant now);
}
