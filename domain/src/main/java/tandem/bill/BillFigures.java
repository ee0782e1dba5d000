package tandem.bill;

import java.math.BigDecimal;

/**
 * A bill's waterfall in its own currency. Always: gross = paid amount + credits applied + discounts applied + open balance,
 * and none of them is below zero.
 *
 * @param openBalance what QuickBooks still shows as owed
 * @param creditsApplied taken off by vendor credits, and by anything else that is not a bill payment
 * @param discountsApplied taken off by discounts
 * @param paidAmount taken off by money
 */
public record BillFigures(
        BigDecimal openBalance,
        BigDecimal creditsApplied,
        BigDecimal discountsApplied,
        BigDecimal paidAmount,
        BillStanding standing) {

    private static final BillFigures OF_A_VOIDED_BILL =
            new BillFigures(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BillStanding.VOIDED);

    /** Works the figures out from what is known. */
    public static BillFigures of(BillFacts facts) {
        if (facts.isVoided()) {
            return OF_A_VOIDED_BILL;
        }
        BigDecimal gross = facts.gross().max(BigDecimal.ZERO);
        BigDecimal open = OpenBalance.of(facts);
        BigDecimal settled = gross.subtract(open);
        BigDecimal credits = facts.creditsByLinks().min(settled);
        BigDecimal byPayments = settled.subtract(credits);
        BigDecimal discounts = discountsIn(byPayments, facts);
        return new BillFigures(open, credits, discounts, byPayments.subtract(discounts), standingOf(gross, open));
    }

    /**
     * A payment settles by money and by discount. QuickBooks does not document whether a link's amount holds the discount;
     * this holds either way: what the payments name as discount is discount, and where a payment or a credit is linked, so
     * is what the links do not explain.
     */
    private static BigDecimal discountsIn(BigDecimal byPayments, BillFacts facts) {
        BigDecimal named = facts.discountsTaken().min(byPayments);
        if (!facts.isLinked()) {
            return named;
        }
        return byPayments.subtract(facts.paymentsByLinks()).max(named);
    }

    private static BillStanding standingOf(BigDecimal gross, BigDecimal open) {
        if (open.signum() == 0) {
            return BillStanding.PAID;
        }
        return open.compareTo(gross) == 0 ? BillStanding.OPEN : BillStanding.PARTIALLY_PAID;
    }
}
