package tandem.reconciliation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a company owes by QuickBooks' own reckoning and by the records that are here, to the cent.
 *
 * @param asOf when QuickBooks was read to the end last; absent: never
 * @param totals one for each currency
 * @param seriousDiscrepancies how many stand open about money
 */
public record Statement(@Nullable Instant asOf, List<Total> totals, int seriousDiscrepancies) {

    /** Copies the totals. */
    public Statement {
        totals = List.copyOf(totals);
    }

    /** Whether the two agree in every currency, and nothing stands open about money. */
    public boolean agrees() {
        return seriousDiscrepancies == 0
                && totals.stream().allMatch(total -> total.difference().signum() == 0);
    }

    /**
     * One currency.
     *
     * @param quickBooks the sum of the balances that QuickBooks keeps of its vendors
     * @param openBills what is open of the bills that are here
     * @param openCredits what is left of the vendor credits that are here
     * @param inProcess what is taken by payments on their way
     * @param others the vendors of whom the two differ, the largest difference first; not more than a hundred
     */
    public record Total(
            String currency,
            BigDecimal quickBooks,
            BigDecimal openBills,
            BigDecimal openCredits,
            BigDecimal inProcess,
            List<OfVendor> others) {

        /** Copies the vendors. */
        public Total {
            others = List.copyOf(others);
        }

        /** What is owed by the records that are here. */
        public BigDecimal here() {
            return openBills.subtract(openCredits);
        }

        /** What will be owed when everything on its way has arrived. */
        public BigDecimal remaining() {
            return here().subtract(inProcess);
        }

        /** What QuickBooks counts beyond the records that are here: other activity in accounts payable. */
        public BigDecimal difference() {
            return quickBooks.subtract(here());
        }
    }

    /** A vendor of whom the two differ. */
    public record OfVendor(UUID id, @Nullable String name, BigDecimal quickBooks, BigDecimal here) {}
}
