package tandem.terms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Terms that name days of the month: "due on the 15th". A day that a month does not have is the month's last.
 *
 * @param dueDay the day on which bills are due, 1 to 31
 * @param nextMonthDays a bill dated this many days or fewer before the due day is due a month later; 0 means that none is,
 *     not even one dated on the day itself
 * @param discountDay until which day of the month in which the bill is due the discount is given, 1 to 31; absent: none
 */
public record DateDrivenTerms(
        int dueDay, int nextMonthDays, @Nullable Integer discountDay, BigDecimal discountPercent)
        implements PaymentTerms {

    /** Refuses days that no month has. */
    public DateDrivenTerms {
        if (dueDay < 1 || dueDay > 31 || (discountDay != null && (discountDay < 1 || discountDay > 31))) {
            throw new IllegalArgumentException("no day of a month: %d, %s".formatted(dueDay, discountDay));
        }
    }

    @Override
    public TermsDates datesFor(LocalDate billDate) {
        LocalDate due = dueDate(billDate);
        return new TermsDates(due, discountDate(billDate, due));
    }

    private LocalDate dueDate(LocalDate billDate) {
        YearMonth month = YearMonth.from(billDate);
        LocalDate first = day(dueDay, month);
        LocalDate next = first.isBefore(billDate) ? day(dueDay, month.plusMonths(1)) : first;
        boolean tooClose =
                nextMonthDays > 0 && !billDate.plusDays(nextMonthDays).isBefore(next);
        return tooClose ? day(dueDay, YearMonth.from(next).plusMonths(1)) : next;
    }

    /** A bill that is dated after the day has no discount. */
    private @Nullable LocalDate discountDate(LocalDate billDate, LocalDate due) {
        if (discountDay == null || discountPercent.signum() <= 0) {
            return null;
        }
        LocalDate day = day(discountDay, YearMonth.from(due));
        return day.isBefore(billDate) ? null : day;
    }

    private static LocalDate day(int day, YearMonth month) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }
}
