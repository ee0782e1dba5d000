package tandem.mirror.view;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a bill, in the order in which QuickBooks shows it. */
public sealed interface BillLine {

    /**
     * A line that is posted to an account.
     *
     * @param lineId QuickBooks' identity, unique within the bill; absent while QuickBooks does not have the bill
     */
    record Expense(
            @Nullable String lineId,
            @Nullable UUID accountId,
            @Nullable BigDecimal amount,
            @Nullable String description,
            @Nullable UUID classId,
            @Nullable UUID jobId,
            Billing billing)
            implements BillLine {}

    /**
     * A line that buys an item.
     *
     * @param lineId QuickBooks' identity, unique within the bill; absent while QuickBooks does not have the bill
     * @param quantity up to five decimals
     * @param cost cost of one, up to five decimals
     */
    record Item(
            @Nullable String lineId,
            @Nullable UUID itemId,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal cost,
            @Nullable BigDecimal amount,
            @Nullable String description,
            @Nullable UUID classId,
            @Nullable UUID jobId,
            Billing billing)
            implements BillLine {}

    /** Whether a line is to be charged to the customer of its job. */
    enum Billing {
        NOT_BILLABLE,
        BILLABLE,
        /** It has been charged; QuickBooks wants such a line left alone. */
        BILLED;

        /** Reads QuickBooks' word; none, or an unknown one, means that nothing is charged. */
        public static Billing ofWord(@Nullable String word) {
            if (word == null) {
                return NOT_BILLABLE;
            }
            return switch (word) {
                case "Billable" -> BILLABLE;
                case "HasBeenBilled" -> BILLED;
                default -> NOT_BILLABLE;
            };
        }
    }
}
