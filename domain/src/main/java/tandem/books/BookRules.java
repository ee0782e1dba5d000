package tandem.books;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What holds for all records of a company file.
 *
 * @param homeCurrency ISO 4217
 * @param isMultiCurrency whether other currencies are in use
 * @param closingDate the last closed day; absent: nothing is closed
 */
public record BookRules(
        String homeCurrency,
        boolean isMultiCurrency,
        @Nullable LocalDate closingDate) {

    /** Whether this day's books are closed: the closing date itself is. */
    public boolean isClosed(LocalDate day) {
        return closingDate != null && !day.isAfter(closingDate);
    }
}
