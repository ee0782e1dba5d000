package tandemsim.companyfile.books;

import org.jspecify.annotations.Nullable;

/**
 * Something that reduces a bill: money of a payment with the discount taken beside it, a vendor credit (never with a discount), or
 * a discount alone.
 *
 * @param payment whose money it is; absent for credits and for discounts without money
 * @param credit whose amount it is; absent for payments
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

    public long total() {
        return cents + discountCents;
    }
}
