package tandemsim.companyfile.profile;

import java.util.Locale;

/**
 * How big a generated company file is.
 *
 * @param vendors all of them
 * @param activeVendors how many of them are active
 * @param linesPerBill mean
 * @param mostLines about the 99th percentile
 * @param billsPerPayment mean
 * @param creditShare credits per bill
 * @param discountShare payments with a discount
 * @param months of history
 * @param openBills how many bills are open in the end
 * @param controlCharacters whether a few memos hold characters that XML does not allow
 */
public record Profile(
        String name,
        int vendors,
        int activeVendors,
        int accounts,
        int items,
        int classes,
        int customers,
        int terms,
        int billsPerMonth,
        double linesPerBill,
        int mostLines,
        double billsPerPayment,
        int mostBillsPerPayment,
        double creditShare,
        double discountShare,
        int months,
        int openBills,
        boolean controlCharacters) {

    /** A small business: 1,200 bills in a year. */
    public static Profile small() {
        return new Profile("small", 120, 90, 80, 30, 5, 150, 8, 100, 2, 8, 1.4, 5, 0.01, 0.01, 12, 60, false);
    }

    /** A typical customer: 18,000 bills in three years. */
    public static Profile typical() {
        return new Profile(
                "typical", 1_500, 700, 350, 800, 25, 4_000, 20, 500, 3.5, 25, 1.7, 40, 0.03, 0.05, 36, 500, false);
    }

    /** A large one: 240,000 bills in five years. */
    public static Profile large() {
        return new Profile(
                "large", 10_000, 4_500, 1_500, 15_000, 150, 40_000, 40, 4_000, 5, 80, 2, 300, 0.04, 0.10, 60, 5_000,
                false);
    }

    /** @throws IllegalArgumentException for a name other than small, typical and large */
    public static Profile named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "small" -> small();
            case "typical" -> typical();
            case "large" -> large();
            default -> throw new IllegalArgumentException("no profile " + name + ": small, typical or large");
        };
    }

    /** The same shape with every list and the monthly bills multiplied; lines per bill and the months stay. */
    public Profile scaled(double scale) {
        return new Profile(
                name,
                times(vendors, scale),
                times(activeVendors, scale),
                times(accounts, scale),
                times(items, scale),
                times(classes, scale),
                times(customers, scale),
                terms,
                times(billsPerMonth, scale),
                linesPerBill,
                mostLines,
                billsPerPayment,
                mostBillsPerPayment,
                creditShare,
                discountShare,
                months,
                times(openBills, scale),
                controlCharacters);
    }

    public Profile withControlCharacters() {
        return new Profile(
                name,
                vendors,
                activeVendors,
                accounts,
                items,
                classes,
                customers,
                terms,
                billsPerMonth,
                linesPerBill,
                mostLines,
                billsPerPayment,
                mostBillsPerPayment,
                creditShare,
                discountShare,
                months,
                openBills,
                true);
    }

    private static int times(int number, double scale) {
        return Math.max(1, (int) Math.round(number * scale));
    }
}
