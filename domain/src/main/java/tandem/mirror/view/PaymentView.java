package tandem.mirror.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment of bills. Amounts are in the payment's currency. */
public record PaymentView(
        RecordState state,
        String txnId,
        PaymentMethod method,
        PaymentStatus status,
        @Nullable UUID vendorId,
        @Nullable UUID paymentAccountId,
        @Nullable LocalDate date,
        BigDecimal amount,
        String currency,
        @Nullable String refNumber,
        @Nullable String memo,
        List<Application> applications) {

    /** The same payment with these applications. */
    public PaymentView with(List<Application> its) {
        return new PaymentView(
                state, txnId, method, status, vendorId, paymentAccountId, date, amount, currency, refNumber, memo, its);
    }

    /**
     * A transaction, mostly a bill, that the payment was applied to.
     *
     * @param billId our id of it, absent where it is no bill or is not mirrored
     */
    public record Application(
            @Nullable UUID billId,
            String txnId,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal discountAmount,
            @Nullable UUID discountAccountId) {}
}
