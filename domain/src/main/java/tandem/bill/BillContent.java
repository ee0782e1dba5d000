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

    /** Copies the lines. Empty texts are absent, and numbers are equal when they are worth the same. */
    public BillContent {
        refNumber = textOf(refNumber);
        memo = textOf(memo);
        exchangeRate = valueOf(exchangeRate);
        expenseLines = List.copyOf(expenseLines);
        itemLines = List.copyOf(itemLines);
    }

    /** Nothing said. */
    public static final BillContent EMPTY =
            new BillContent(null, null, null, null, null, null, null, null, List.of(), List.of());

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
            implements Line {

        /** An empty text is absent, and amounts are equal when they are worth the same. */
        public ExpenseLine {
            amount = valueOf(amount);
            description = textOf(description);
        }
    }

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
            implements Line {

        /** An empty text is absent, and numbers are equal when they are worth the same. */
        public ItemLine {
            quantity = valueOf(quantity);
            cost = valueOf(cost);
            amount = valueOf(amount);
            description = textOf(description);
        }
    }

    private static @Nullable String textOf(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static @Nullable BigDecimal valueOf(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }

    /** The same, due on this day. */
    public BillContent withDueDate(LocalDate day) {
        return new BillContent(
                vendor, refNumber, billDate, day, apAccount, terms, memo, exchangeRate, expenseLines, itemLines);
    }

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
