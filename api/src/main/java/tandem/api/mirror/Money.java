package tandem.api.mirror;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Amounts as the contract writes them: decimal text with as many decimals as the currency has. */
final class Money {

    private static final int USUAL_DECIMALS = 2;
    private static final Map<String, Integer> DECIMALS = Currency.getAvailableCurrencies().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Currency::getCurrencyCode, known -> Math.max(0, known.getDefaultFractionDigits())));

    private Money() {}

    /** An amount; never cut: one that has more decimals than its currency keeps them. */
    static String text(BigDecimal amount, String currency) {
        return exact(amount, currency).toPlainString();
    }

    /** The amount with the decimals of its text. */
    static BigDecimal exact(BigDecimal amount, String currency) {
        BigDecimal exact = amount.stripTrailingZeros();
        return exact.setScale(Math.max(decimals(currency), exact.scale()), RoundingMode.UNNECESSARY);
    }

    /** An amount that may be unknown. */
    static @Nullable String maybe(@Nullable BigDecimal amount, String currency) {
        return amount == null ? null : text(amount, currency);
    }

    /** A quantity, a rate, a cost of one: with the decimals it has. */
    static @Nullable String number(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static int decimals(String currency) {
        return DECIMALS.getOrDefault(currency, USUAL_DECIMALS);
    }
}
