package tandemsim.companyfile.books;

import java.time.LocalDate;
import java.time.YearMonth;

/** When a bill with date-driven terms is due, as QuickBooks' help tells it. */
final class DateDriven {

    private DateDriven() {}

    static int due(Terms terms, int epochDay) {
        LocalDate issued = LocalDate.ofEpochDay(epochDay);
        Integer dayOfMonth = terms.due;
        int day = dayOfMonth == null ? 1 : dayOfMonth;
        YearMonth month = YearMonth.from(issued);
        if (on(month, day).isBefore(issued)) {
            month = month.plusMonths(1);
        }
        Integer grace = terms.nextMonthDays;
        if (grace != null && grace > 0 && on(month, day).toEpochDay() - epochDay <= grace) {
            month = month.plusMonths(1);
        }
        return Math.toIntExact(on(month, day).toEpochDay());
    }

    private static LocalDate on(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }
}
