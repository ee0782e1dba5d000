package tandemsim.companyfile.qbxml;

/**
 * What Intuit does not document and installations are reported to do differently. The defaults are what a hub has the hardest time
 * with, or, for {@code openAmount}, what is usual.
 *
 * @param linksTouch whether a bill's or credit's TimeModified moves when something is applied to it
 * @param discountInLinks whether the amount of a payment's link includes the discount taken with it
 * @param openAmount what BillRet says is open
 */
public record Habits(boolean linksTouch, boolean discountInLinks, OpenAmount openAmount) {

    /** What BillRet/OpenAmount holds. */
    public enum OpenAmount {
        /** What is open. */
        EXACT,
        /** The element is missing. */
        MISSING,
        /** A reported defect: the whole balance of the vendor. */
        VENDOR_BALANCE
    }

    public static Habits usual() {
        return new Habits(false, false, OpenAmount.EXACT);
    }

    public Habits withLinksTouching() {
        return new Habits(true, discountInLinks, openAmount);
    }

    public Habits withDiscountInLinks() {
        return new Habits(linksTouch, true, openAmount);
    }

    public Habits withOpenAmount(OpenAmount kind) {
        return new Habits(linksTouch, discountInLinks, kind);
    }
}
