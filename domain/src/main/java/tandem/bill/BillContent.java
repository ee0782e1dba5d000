package tandem.bill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people on this side say of a bill, with our own identities. What is absent has not been said. Amounts are in the
 * vendor's currency.
 *
 * @param exchangeRate home units for one unit of the vendor's currency; absent: QuickBooks' own
 */
public record BillContent(
        @Nullable UUID vendor,
        @Nullable String refNumber,
        @Nullable LocalDate billDate,
        @Nullable LocalDate dueDate,
        @Nullable UUID apAccount,
        @Nullable UUID terms,
        @Nullable String memo,
        @Nullable BigDecimal exchangeRate,
        List<ExpenseLine> expenseLines,
        List<ItemLine> itemLines) {

    /** Copies the lines. */
    public BillContent {
        expenseLines = List.copyOf(expenseLines);
        itemLines = List.copyOf(itemLines);
    }

    /** A line of either kind. */
    public sealed interface Line {

        /** Its identity within the bill, once QuickBooks has it; absent: the line is new. */
        @Nullable
        String lineId();

        /** What it adds to the bill's total; may be negative. */
        @Nullable
        BigDecimal amount();

        /** What it is for. */
        @Nullable
        String description();

        /** Its class. */
        @Nullable
        UUID listClass();

        /** Its customer or job. */
        @Nullable
        UUID job();

        /** Whether it is to be charged to the customer of its job. */
        boolean billable();
    }

    /** A line that is posted to an account. */
    public record ExpenseLine(
            @Nullable String lineId,
            @Nullable UUID account,
            @Nullable BigDecimal amount,
            @Nullable String description,
            @Nullable UUID listClass,
            @Nullable UUID job,
            boolean billable)
            implements Line {}

    /**
     * A line that buys an item.
     *
     * @param quantity up to five decimals
     * @param cost of one, up to five decimals
     */
    public record ItemLine(
            @Nullable String lineId,
            @Nullable UUID item,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal cost,
            @Nullable BigDecimal amount,
            @Nullable String description,
            @Nullable UUID listClass,
            @Nullable UUID job,
            boolean billable)
            implements Line {}

    /** Every line, in the order in which QuickBooks keeps them. */
    public Stream<Line> lines() {
        return Stream.concat(expenseLines.stream(), itemLines.stream());
    }

    /** The sum of the lines; a line without an amount adds nothing. */
    public BigDecimal gross() {
        return lines().map(line -> line.amount() == null ? BigDecimal.ZERO : line.amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
