package tandem.bill;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a bill's money, all of it in the bill's currency. Absent means: QuickBooks never said.
 *
 * @param gross the bill's total; QuickBooks refuses bills below zero
 * @param statedOpen what QuickBooks says is still owed; at times missing, and known to be the vendor's whole balance at times
 * @param disprovedOpen what QuickBooks once said and the vendor's balance showed to be wrong; it stays wrong when said again
 * @param statedPaid QuickBooks' own flag
 * @param memo the bill's memo; a void leaves its mark there
 * @param linesCarryMoney whether any line has an amount other than zero; false when there are no lines
 * @param linkedPayments what bill payments took off by the bill's own links, not below zero
 * @param linkedCredits what credits and anything else took off by the bill's own links, not below zero
 * @param discountsTaken the discounts that live payments say they took on this bill
 */
public record BillFacts(
        BigDecimal gross,
        @Nullable BigDecimal statedOpen,
        @Nullable BigDecimal disprovedOpen,
        @Nullable Boolean statedPaid,
        @Nullable String memo,
        @Nullable Boolean linesCarryMoney,
        @Nullable BigDecimal linkedPayments,
        @Nullable BigDecimal linkedCredits,
        BigDecimal discountsTaken) {

    /**
     * A void keeps the bill and takes away its amounts. A zero total alone proves nothing: lines may cancel each other
     * out. The mark in the memo, or lines without any amount, do.
     */
    boolean isVoided() {
        return gross.signum() == 0 && (VoidMark.isIn(memo) || Boolean.FALSE.equals(linesCarryMoney));
    }

    /**
     * By how much the bill is thought to be open less than its links and the discounts of its payments leave, for no other
     * reason than that QuickBooks' open amount says so: a discount that was set together with credits, or no discount at
     * all and the amount is wrong. Not below zero.
     */
    public BigDecimal untoldDiscount() {
        return OpenBalance.withoutStated(this).subtract(OpenBalance.of(this)).max(BigDecimal.ZERO);
    }

    boolean isDisproved(BigDecimal open) {
        return disprovedOpen != null && disprovedOpen.compareTo(open) == 0;
    }

    boolean linksAreKnown() {
        return linkedPayments != null && linkedCredits != null;
    }

    /** Whether a payment or a credit is known to have taken something off. */
    boolean isLinked() {
        return paymentsByLinks().signum() > 0 || creditsByLinks().signum() > 0;
    }

    BigDecimal paymentsByLinks() {
        return linkedPayments == null ? BigDecimal.ZERO : linkedPayments;
    }

    BigDecimal creditsByLinks() {
        return linkedCredits == null ? BigDecimal.ZERO : linkedCredits;
    }
}
