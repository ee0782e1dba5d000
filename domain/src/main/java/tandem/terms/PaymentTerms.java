package tandem.terms;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** Terms of payment, as QuickBooks knows them. */
public sealed interface PaymentTerms permits StandardTerms, DateDrivenTerms {

    /** In percent of the bill's total; 0 where none is given. */
    BigDecimal discountPercent();

    /** The dates for a bill of this date. */
    TermsDates datesFor(LocalDate billDate);

    /**
     * The discount that a payment of the whole bill could still take.
     *
     * @param gross the bill's total, which the percentage is of
     * @param remaining what is still to be paid; the discount is never more
     * @param discountsApplied discounts that the bill has had already: with any, there is no further one
     * @param paymentDate the day of the payment
     * @param decimals of the bill's currency
     * @return with so many decimals, rounded half up; 0 where there is none to take
     */
    default BigDecimal discountAvailable(
            BigDecimal gross,
            BigDecimal remaining,
            BigDecimal discountsApplied,
            LocalDate billDate,
            LocalDate paymentDate,
            int decimals) {
        LocalDate until = datesFor(billDate).discountDate();
        boolean late = until == null || paymentDate.isAfter(until);
        if (late || discountsApplied.signum() != 0 || remaining.signum() <= 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal full = gross.multiply(discountPercent()).movePointLeft(2).setScale(decimals, RoundingMode.HALF_UP);
        return full.min(remaining);
    }
}
