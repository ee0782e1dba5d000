package tandem.mirror.view;

import tandem.approval.ApprovalState;
import tandem.bill.BillStanding;

/** How a bill stands. A bill of QuickBooks' origin begins as open; those before are of MineralTree's. */
public enum BillStatus {
    DRAFT,
    PENDING_APPROVAL,
    APPROVED,
    POSTING,
    OPEN,
    PARTIALLY_PAID,
    PAID,
    FAILED,
    DELETED_IN_QUICKBOOKS,
    VOIDED_IN_QUICKBOOKS;

    /** The status of a bill that has not been posted. A declined one, and one that nobody is asked about, is a draft. */
    public static BillStatus ofDraft(ApprovalState approval) {
        return switch (approval) {
            case NOT_NEEDED, UNROUTED, DECLINED -> DRAFT;
            case PENDING -> PENDING_APPROVAL;
            case APPROVED -> APPROVED;
        };
    }

    /** The status of a bill that QuickBooks has or had. A deletion outweighs whatever the bill was before. */
    public static BillStatus of(BillStanding standing, boolean removed) {
        if (removed) {
            return DELETED_IN_QUICKBOOKS;
        }
        return switch (standing) {
            case OPEN -> OPEN;
            case PARTIALLY_PAID -> PARTIALLY_PAID;
            case PAID -> PAID;
            case VOIDED -> VOIDED_IN_QUICKBOOKS;
        };
    }
}
