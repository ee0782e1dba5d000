package tandem.mirror;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Terms that count days from the bill's date.
 *
 * @param dueDays days until the bill is due; not sent means 0
 * @param discountDays last day, counted from the bill's date, on which the discount is given; not sent means 0
 * @param discountPercent 0 to 100
 */
public record StandardTerms(
        String id,
        Version version,
        @Nullable String name,
        @Nullable Boolean isActive,
        @Nullable Integer dueDays,
        @Nullable Integer discountDays,
        @Nullable BigDecimal discountPercent)
        implements QuickBooksRecord.ListEntry {
    @Override
    public Kind kind() {
        return Kind.STANDARD_TERMS;
    }
}
