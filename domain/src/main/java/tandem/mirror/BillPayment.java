package tandem.mirror;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bill payment by check or by credit card. A check payment may also stand for an electronic payment.
 *
 * @param kind {@link Kind#BILL_PAYMENT_CHECK} or {@link Kind#BILL_PAYMENT_CREDIT_CARD}
 * @param paymentAccount the bank or credit card account that paid
 * @param amount the money paid, in the payment's currency; 0 after a void and for a stub that only ties a credit
 * @param applications {@code null} when they were not asked for, empty when there are none
 */
public record BillPayment(
        String id,
        Version version,
        Kind kind,
        @Nullable Integer txnNumber,
        @Nullable Ref payee,
        @Nullable Ref apAccount,
        @Nullable LocalDate txnDate,
        @Nullable Ref paymentAccount,
        @Nullable BigDecimal amount,
        @Nullable Ref currency,
        @Nullable BigDecimal exchangeRate,
        @Nullable String refNumber,
        @Nullable String memo,
        @Nullable Boolean isToBePrinted,
        @Nullable String externalGuid,
        @Nullable List<Application> applications)
        implements QuickBooksRecord.Transaction {

    /** Refuses any kind that is not a bill payment. */
    public BillPayment {
        if (kind != Kind.BILL_PAYMENT_CHECK && kind != Kind.BILL_PAYMENT_CREDIT_CARD) {
            throw new IllegalArgumentException("not a kind of bill payment: " + kind);
        }
    }

    /**
     * What the payment did to one transaction, mostly a bill.
     *
     * @param amount applied; whether it holds the discount is not documented
     * @param balanceRemaining what the bill still owed when this was read
     */
    public record Application(
            String txnId,
            @Nullable String txnType,
            @Nullable LocalDate date,
            @Nullable String refNumber,
            @Nullable BigDecimal balanceRemaining,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal discountAmount,
            @Nullable Ref discountAccount) {}
}
