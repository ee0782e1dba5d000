package tandem.mirror.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment of bills. Amounts are in the payment's currency.
 *
 * @param txnId absent: QuickBooks does not have it yet
 * @param isOurs whether it was made on this side; it is shown as it was given then
 * @param requestId the last request about one of ours
 */
public record PaymentView(
        RecordState state,
        @Nullable String txnId,
        boolean isOurs,
        PaymentMethod method,
        PaymentStatus status,
        @Nullable UUID vendorId,
        @Nullable UUID paymentAccountId,
        @Nullable LocalDate date,
        BigDecimal amount,
        String currency,
        @Nullable String refNumber,
        @Nullable String memo,
        List<Application> applications,
        @Nullable UUID requestId) {

    /** The same payment with these applications. */
    public PaymentView with(List<Application> its) {
        return new PaymentView(
                state,
                txnId,
                isOurs,
                method,
                status,
                vendorId,
                paymentAccountId,
                date,
                amount,
                currency,
                refNumber,
                memo,
                its,
                requestId);
    }

    /**
     * A transaction, mostly a bill, that the payment was applied to.
     *
     * @param billId our id of it, absent where it is no bill or is not mirrored
     * @param txnId absent: QuickBooks does not have it yet
     * @param credits set with a payment of ours; QuickBooks does not tell them of others
     */
    public record Application(
            @Nullable UUID billId,
            @Nullable String txnId,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal discountAmount,
            @Nullable UUID discountAccountId,
            @Nullable UUID discountClassId,
            List<Credit> credits) {

        /** The same, of the transaction that QuickBooks knows by this id. */
        public Application with(@Nullable String itsTxnId) {
            return new Application(
                    billId, itsTxnId, amount, discountAmount, discountAccountId, discountClassId, credits);
        }
    }

    /** A vendor credit that was set against the bill. */
    public record Credit(UUID vendorCreditId, BigDecimal amount) {}
}
