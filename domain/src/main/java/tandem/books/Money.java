package tandem.books;

import java.math.BigDecimal;

/** Amounts in sentences. */
public final class Money {

    private static final int HUNDREDTHS = 2;

    private Money() {}

    /** With two decimals; never cut. */
    public static String text(BigDecimal amount) {
        var exact = amount.stripTrailingZeros();
        return exact.setScale(Math.max(HUNDREDTHS, exact.scale())).toPlainString();
    }
}
