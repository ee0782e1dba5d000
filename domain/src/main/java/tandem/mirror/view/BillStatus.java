package tandem.mirror.view;

import tandem.bill.BillStanding;

/** How a bill of QuickBooks' origin stands. */
public enum BillStatus {
    OPEN,
    PARTIALLY_PAID,
    PAID,
    DELETED_IN_QUICKBOOKS,
    VOIDED_IN_QUICKBOOKS;

    /** The status of a bill. A deletion outweighs whatever the bill was before. */
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
