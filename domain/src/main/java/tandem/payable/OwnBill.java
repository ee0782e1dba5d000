package tandem.payable;

import org.jspecify.annotations.Nullable;
import tandem.bill.BillContent;
import tandem.mirror.view.BillStatus;
import tandem.request.RequestId;
import tandem.request.RequestStatus;

/**
 * A bill that began on this side.
 *
 * @param posting absent: it was never posted
 */
public record OwnBill(BillContent content, @Nullable Posting posting) {

    /**
     * The request that posts it.
     *
     * @param isOutcomeUnknown whether it failed because nobody could find out whether QuickBooks has the bill
     */
    public record Posting(RequestId request, RequestStatus status, boolean isOutcomeUnknown) {}

    /** How it stands while QuickBooks has not shown it. */
    public BillStatus status() {
        return statusOf(posting == null ? null : posting.status());
    }

    /**
     * How a bill stands that QuickBooks has not shown. One whose posting was called off is a draft again.
     *
     * @param posting of the request that posts it; absent: there is none
     */
    public static BillStatus statusOf(@Nullable RequestStatus posting) {
        if (posting == null) {
            return BillStatus.DRAFT;
        }
        return switch (posting) {
            case CANCELLED -> BillStatus.DRAFT;
            case FAILED -> BillStatus.FAILED;
            case BLOCKED, QUEUED, SENT, IN_DOUBT, SUCCEEDED -> BillStatus.POSTING;
        };
    }

    /** Whether it may be changed here: QuickBooks certainly does not have it, and nothing is on its way. */
    boolean isOpenToChange() {
        return status() == BillStatus.DRAFT || (status() == BillStatus.FAILED && !isOutcomeUnknown());
    }

    boolean isOutcomeUnknown() {
        return posting != null && posting.isOutcomeUnknown();
    }
}
