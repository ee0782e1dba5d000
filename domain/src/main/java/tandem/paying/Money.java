package tandem.paying;

import java.math.BigDecimal;

/** Amounts in sentences. */
final class Money {

    private static final int HUNDREDTHS = 2;

    private Money() {}

    /** With two decimals; never cut. */
    static String text(BigDecimal amount) {
        var exact = amount.stripTrailingZeros();
        return exact.setScale(Math.max(HUNDREDTHS, exact.scale())).toPlainString();
    }
}
