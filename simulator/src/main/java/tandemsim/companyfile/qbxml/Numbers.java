package tandemsim.companyfile.qbxml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/** Numbers and dates between qbXML's text and the whole numbers that the books keep. */
final class Numbers {

    private static final BigDecimal FIVE_DECIMALS = BigDecimal.valueOf(100_000);
    private static final BigDecimal LARGEST = new BigDecimal("9999999999.99");
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(9_999);

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

    /**
     * Quantity times cost, rounded commercially to cents.
     *
     * @throws Refusal 3101 when that is more than an amount can hold
     */
    static long product(long quantity, long cost) {
        return sized(BigDecimal.valueOf(quantity, 5).multiply(BigDecimal.valueOf(cost, 5)), 2);
    }

    /**
     * Amount through quantity, as a cost.
     *
     * @throws Refusal 3101 when that is more than a cost can hold
     */
    static long quotient(long cents, long quantity) {
        return sized(BigDecimal.valueOf(cents, 2).divide(BigDecimal.valueOf(quantity, 5), 5, RoundingMode.HALF_UP), 5);
    }

    /** @throws Refusal 3101 when it is more than an amount can hold */
    static long sized(long cents) {
        return sized(BigDecimal.valueOf(cents, 2), 2);
    }

    private static long sized(BigDecimal value, int decimals) {
        if (value.abs().compareTo(LARGEST) > 0) {
            throw new Refusal(3101, "The resulting amount " + value.toPlainString() + " is too large.");
        }
        return value.setScale(decimals, RoundingMode.HALF_UP).unscaledValue().longValueExact();
    }

    /** Of a number with this name; absent when the request has none. */
    static Optional<Integer> whole(Element request, String element) {
        Optional<BigDecimal> value = request.value(element).map(text -> new BigDecimal(text.strip()));
        if (value.isPresent() && (value.get().signum() < 0 || value.get().compareTo(MOST_DAYS) > 0)) {
            throw new Refusal(3085, "There was an error when converting the number in the field \"" + element + "\".");
        }
        return value.map(BigDecimal::intValueExact);
    }

    static String date(int epochDay) {
        return LocalDate.ofEpochDay(epochDay).toString();
    }

    static int epochDay(String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }
}
