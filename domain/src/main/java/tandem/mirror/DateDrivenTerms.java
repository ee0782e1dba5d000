package tandem.mirror;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Terms that name a day of the month.
 *
 * @param dayOfMonthDue 1 to 31, cut to the month's last day
 * @param dueNextMonthDays a bill dated this many days or fewer before its due day is due a month later; not sent means 0
 * @param discountDayOfMonth 1 to 31, in the month in which the bill is due
 * @param discountPercent 0 to 100
 */
public record DateDrivenTerms(
        String id,
        Version version,
        @Nullable String name,
        @Nullable Boolean isActive,
        @Nullable Integer dayOfMonthDue,
        @Nullable Integer dueNextMonthDays,
        @Nullable Integer discountDayOfMonth,
        @Nullable BigDecimal discountPercent)
        implements QuickBooksRecord.ListEntry {
    @Override
    public Kind kind() {
        return Kind.DATE_DRIVEN_TERMS;
    }
}
