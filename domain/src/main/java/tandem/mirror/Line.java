package tandem.mirror;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A line of a bill or of a vendor credit, in the order in which QuickBooks shows them. */
public sealed interface Line {

    /** QuickBooks' identity of the line, unique only within its transaction. */
    String txnLineId();

    /** What the line adds to the document's total, in the document's currency. */
    @Nullable
    BigDecimal amount();

    /** QuickBooks' word: {@code Billable}, {@code NotBillable}, {@code HasBeenBilled}. */
    @Nullable
    String billableStatus();

    /** The class of the line. */
    @Nullable
    Ref listClass();

    /** The customer or job of the line. */
    @Nullable
    Ref customerJob();

    /** A line that is posted to an account. */
    record Expense(
            String txnLineId,
            @Nullable Ref account,
            @Nullable BigDecimal amount,
            @Nullable String memo,
            @Nullable Ref customerJob,
            @Nullable Ref listClass,
            @Nullable String billableStatus)
            implements Line {}

    /**
     * A line that buys an item. Members of a group come one by one, with the group line's TxnLineID.
     *
     * @param quantity up to five decimals; older lines have none, which means 1
     * @param cost cost of one, up to five decimals
     */
    record ItemLine(
            String txnLineId,
            @Nullable String groupLineId,
            @Nullable Ref item,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal cost,
            @Nullable BigDecimal amount,
            @Nullable String description,
            @Nullable Ref customerJob,
            @Nullable Ref listClass,
            @Nullable String billableStatus)
            implements Line {}
}
