package tandem.paying;

import tandem.payment.PaymentStanding;

/**
 * A payment as QuickBooks has shown it.
 *
 * @param isRemoved whether QuickBooks does not have it any more
 */
public record ShownPayment(String txnId, PaymentStanding standing, boolean isRemoved) {

    /** Whether it moves no money any more. */
    boolean isUndone() {
        return isRemoved || standing == PaymentStanding.VOIDED;
    }
}
