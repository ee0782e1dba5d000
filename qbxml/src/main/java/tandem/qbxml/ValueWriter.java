package tandem.qbxml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.wire.TextField;
import tandem.wire.TextRules.Verdict;

/**
 * Values as elements of a request. Absent values are left out. A value that QuickBooks could not store exactly as it is, is
 * refused: it was found fit before, and this is the last guard.
 */
final class ValueWriter {
    private static final WireTextRules RULES = new WireTextRules();
    private static final Pattern ID = Pattern.compile("[!-~]{1,36}");
    private static final Pattern EDIT_SEQUENCE = Pattern.compile("[!-~]{1,16}");
    private static final int AMOUNT_DECIMALS = 2;
    private static final int AMOUNT_DIGITS = 13;
    private static final int MOST_DECIMALS = 5;
    private static final int MOST_DIGITS = 10;
    private static final int LAST_YEAR = 9999;

    private final RequestWriter out;
    private final boolean clears;

    private ValueWriter(RequestWriter out, boolean clears) {
        this.out = out;
        this.clears = clears;
    }

    /** Writes a new record: an empty text or reference is left out. */
    static ValueWriter adding(RequestWriter out) {
        return new ValueWriter(out, false);
    }

    /** Writes changes: an empty text or reference clears. */
    static ValueWriter changing(RequestWriter out) {
        return new ValueWriter(out, true);
    }

    /** A reference that the record cannot be without. References go by the ListID alone, since names change. */
    ValueWriter required(String element, String listId) {
        refuseUnless(!listId.isEmpty(), element + " is missing");
        return reference(element, listId);
    }

    /** A reference that the record may have. */
    ValueWriter reference(String element, @Nullable String listId) {
        if (listId == null || (listId.isEmpty() && !clears)) {
            return this;
        }
        out.open(element);
        out.element("ListID", listId.isEmpty() ? "" : matching(ID, element, listId));
        out.close();
        return this;
    }

    ValueWriter id(String element, String id) {
        out.element(element, matching(ID, element, id));
        return this;
    }

    ValueWriter editSequence(String editSequence) {
        out.element("EditSequence", matching(EDIT_SEQUENCE, "EditSequence", editSequence));
        return this;
    }

    /** Money: always two decimals, never an exponent. */
    ValueWriter amount(String element, @Nullable BigDecimal amount) {
        if (amount != null) {
            out.element(element, decimal(element, amount, AMOUNT_DIGITS, AMOUNT_DECIMALS, AMOUNT_DECIMALS));
        }
        return this;
    }

    /** A quantity, cost, percentage or rate: five decimals at most, no idle zeros, never an exponent. */
    ValueWriter number(String element, @Nullable BigDecimal number) {
        if (number != null) {
            out.element(element, decimal(element, number, MOST_DIGITS, 0, MOST_DECIMALS));
        }
        return this;
    }

    ValueWriter integer(String element, @Nullable Integer number, int least, int most) {
        if (number != null) {
            refuseUnless(number >= least && number <= most, element + " is from " + least + " to " + most);
            out.element(element, number.toString());
        }
        return this;
    }

    ValueWriter day(String element, @Nullable LocalDate day) {
        if (day != null) {
            refuseUnless(day.getYear() > 0 && day.getYear() <= LAST_YEAR, element + " has a year of four digits");
            out.element(element, day.toString());
        }
        return this;
    }

    ValueWriter flag(String element, boolean flag) {
        out.element(element, Boolean.toString(flag));
        return this;
    }

    /** A word of QuickBooks' own. */
    ValueWriter word(String element, String word) {
        out.element(element, word);
        return this;
    }

    ValueWriter guid(String element, UUID id) {
        out.element(element, braced(id));
        return this;
    }

    /** A text with QuickBooks' stand-ins for typographic characters, where the field allows them. */
    ValueWriter text(String element, TextField field, @Nullable String text) {
        if (text != null) {
            String stored = storable(element, field, text);
            if (!stored.isEmpty() || clears) {
                out.element(element, stored);
            }
        }
        return this;
    }

    /** The text as QuickBooks will store it. */
    static String storable(String element, TextField field, String text) {
        return switch (RULES.judge(field, text)) {
            case Verdict.Stored stored -> stored.text();
            case Verdict.Unstorable unstorable ->
                throw new IllegalArgumentException(
                        element + " cannot hold " + unstorable.character() + " at position " + unstorable.position());
            case Verdict.TooLong tooLong ->
                throw new IllegalArgumentException(element + " has " + tooLong.by() + " characters too many");
        };
    }

    static String braced(UUID id) {
        return "{" + id + "}";
    }

    static void refuseUnless(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static String decimal(
            String element, BigDecimal given, int mostDigits, int leastDecimals, int mostDecimals) {
        BigDecimal bare = given.signum() == 0 ? BigDecimal.ZERO : given.stripTrailingZeros();
        refuseUnless(
                bare.scale() <= mostDecimals && bare.precision() - bare.scale() <= mostDigits,
                element + " has at most " + mostDigits + " digits and " + mostDecimals + " decimals: " + given);
        return bare.setScale(Math.max(leastDecimals, bare.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static String matching(Pattern pattern, String element, String id) {
        refuseUnless(pattern.matcher(id).matches(), "no identity of QuickBooks for " + element + ": '" + id + "'");
        return id;
    }
}
