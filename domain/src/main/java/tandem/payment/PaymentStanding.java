package tandem.payment;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tandem.bill.VoidMark;

/** What a bill payment in QuickBooks' books is. */
public enum PaymentStanding {
    /** Money that was paid. */
    RECORDED,
    /** Voided: kept with a zero amount. */
    VOIDED,
    /** A zero-amount check that QuickBooks leaves behind when a credit is applied to a bill. It is no payment. */
    CREDIT_STUB;

    private static final String STUB_MEMO = "bill payment stub";

    /** The word kept in the database: {@code credit_stub}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The standing with this word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static PaymentStanding ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /**
     * Tells what a payment is. QuickBooks has no flag for it, so a payment without money is told by its memo; where the memo
     * is silent, one that settles something is a stub and one that settles nothing has been voided.
     *
     * @param amount the money paid; absent where QuickBooks never said, which is taken for a payment
     * @param settlesSomething whether it is applied to any transaction; absent where that was never read
     */
    public static PaymentStanding of(
            @Nullable BigDecimal amount, @Nullable String memo, @Nullable Boolean settlesSomething) {
        if (amount == null || amount.signum() != 0) {
            return RECORDED;
        }
        if (VoidMark.isIn(memo)) {
            return VOIDED;
        }
        if (memo != null && memo.toLowerCase(Locale.ROOT).contains(STUB_MEMO)) {
            return CREDIT_STUB;
        }
        return Boolean.TRUE.equals(settlesSomething) ? CREDIT_STUB : VOIDED;
    }
}
