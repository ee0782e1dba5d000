package tandemsim.companyfile.books;

import org.jspecify.annotations.Nullable;

/**
 * Something that reduces a bill: money of a payment with the discount taken beside it, a vendor credit (never with a discount), or
 * a discount alone.
 *
 * @param payment whose money it is, or with which the credit was set; absent for credits applied by themselves and for discounts
 *     without money
 * @param credit whose amount it is; absent for money and discounts
 * @param cents money or credit
 * @param discountAccount where the discount posts, or {@link Ids#NONE}
 */
public record Application(
        Bill bill,
        @Nullable Payment payment,
        @Nullable VendorCredit credit,
        long cents,
        long discountCents,
        long discountAccount,
        long discountClass) {

    /** Whether it is money or a discount of a payment, and not a credit that was set with one. */
    public boolean paid() {
        return payment != null && credit == null;
    }

    public long total() {
        return cents + discountCents;
    }
}
