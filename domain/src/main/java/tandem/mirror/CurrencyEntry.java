package tandem.mirror;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An entry of QuickBooks' currency list.
 *
 * @param currencyCode ISO 4217 for the built-in currencies
 * @param exchangeRate home units for one foreign unit, as of {@code asOfDate}
 */
public record CurrencyEntry(
        String id,
        Version version,
        @Nullable String name,
        @Nullable Boolean isActive,
        @Nullable String currencyCode,
        @Nullable BigDecimal exchangeRate,
        @Nullable LocalDate asOfDate)
        implements QuickBooksRecord.ListEntry {
    @Override
    public Kind kind() {
        return Kind.CURRENCY;
    }
}
