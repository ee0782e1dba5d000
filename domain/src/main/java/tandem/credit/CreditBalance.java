package tandem.credit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What is left of a vendor credit, to be applied to bills. */
public final class CreditBalance {

    private CreditBalance() {}

    /**
     * QuickBooks' own figure where it can be right, which is between nothing and the total; else what the links leave.
     *
     * @param total of the credit, in its currency
     * @param statedOpen what QuickBooks says is left, absent where it did not say
     * @param linked what the credit's links used up, absent where links were never read
     * @return not below zero
     */
    public static BigDecimal of(BigDecimal total, @Nullable BigDecimal statedOpen, @Nullable BigDecimal linked) {
        if (statedOpen != null && statedOpen.signum() >= 0 && statedOpen.compareTo(total) <= 0) {
            return statedOpen;
        }
        return total.subtract(linked == null ? BigDecimal.ZERO : linked).max(BigDecimal.ZERO);
    }
}
