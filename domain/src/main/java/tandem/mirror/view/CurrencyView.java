package tandem.mirror.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A currency of the file.
 *
 * @param code ISO 4217
 * @param exchangeRate home units for one unit of it, as of {@code asOfDate}
 */
public record CurrencyView(
        RecordState state,
        String listId,
        @Nullable String name,
        @Nullable String code,
        boolean isActive,
        @Nullable BigDecimal exchangeRate,
        @Nullable LocalDate asOfDate) {}
