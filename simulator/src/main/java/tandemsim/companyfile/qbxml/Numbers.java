package tandemsim.companyfile.qbxml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** Numbers and dates between qbXML's text and the whole numbers that the books keep. */
final class Numbers {

    private static final BigDecimal FIVE_DECIMALS = BigDecimal.valueOf(100_000);

    private Numbers() {}

    static String amount(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    /** At most five decimals, none that are zero. */
    static String number(long hundredThousandths) {
        BigDecimal value = BigDecimal.valueOf(hundredThousandths, 5).stripTrailingZeros();
        return (value.scale() < 0 ? value.setScale(0) : value).toPlainString();
    }

    /** Prices show two decimals at least. */
    static String price(long hundredThousandths) {
        BigDecimal value = BigDecimal.valueOf(hundredThousandths, 5).stripTrailingZeros();
        return (value.scale() < 2 ? value.setScale(2) : value).toPlainString();
    }

    static long cents(String text) {
        return text.isBlank() ? 0 : new BigDecimal(text).movePointRight(2).longValueExact();
    }

    static long fiveDecimals(String text) {
        return text.isBlank() ? 0 : new BigDecimal(text).multiply(FIVE_DECIMALS).longValueExact();
    }

    /** Quantity times cost, rounded commercially to cents. */
    static long product(long quantity, long cost) {
        return BigDecimal.valueOf(quantity, 5)
                .multiply(BigDecimal.valueOf(cost, 5))
                .setScale(2, RoundingMode.HALF_UP)
                .unscaledValue()
                .longValueExact();
    }

    static String date(int epochDay) {
        return LocalDate.ofEpochDay(epochDay).toString();
    }

    static int epochDay(String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }
}
