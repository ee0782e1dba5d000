package tandem.api.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * What texts, dates and instants of a caller are taken as they are. Everything else would be refused by the database with
 * words that help nobody, or, worse, stored as something else.
 */
public final class Readable {

    private static final int LAST_YEAR = 9999;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");

    private Readable() {}

    /** A text without the character zero and without halves of characters. */
    static boolean isText(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF));
    }

    /**
     * A day of the years 1 to 9999, as {@code YYYY-MM-DD}.
     *
     * @throws DateTimeException for any other text
     */
    static LocalDate day(String text) {
        return within(LocalDate.parse(text));
    }

    /**
     * An instant of the years 1 to 9999, in RFC 3339, with whatever offset.
     *
     * @throws DateTimeException for any other text
     */
    public static Instant instant(String text) {
        var instant = OffsetDateTime.parse(text).toInstant();
        within(instant.atOffset(ZoneOffset.UTC).toLocalDate());
        return instant;
    }

    /**
     * A decimal number in plain digits: no exponent, no more digits than any amount, rate or quantity has.
     *
     * @throws NumberFormatException for any other text
     */
    public static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new NumberFormatException("no decimal number in plain digits");
        }
        return new BigDecimal(text);
    }

    private static LocalDate within(LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("the year has more than four digits, or lies before the first");
        }
        return day;
    }
}
