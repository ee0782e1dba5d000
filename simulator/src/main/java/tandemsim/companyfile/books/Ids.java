package tandemsim.companyfile.books;

import java.util.Locale;

/**
 * QuickBooks' identifiers: a counter in hexadecimal digits, a dash, and the second of creation. Kept as one long, because a large
 * company file has millions of them.
 */
public final class Ids {

    /** No identifier: an absent reference. */
    public static final long NONE = 0;

    private static final long LIST_BIT = 0x80000000L;

    private Ids() {}

    static long list(long counter, long epochSecond) {
        return (LIST_BIT | counter) << 32 | epochSecond & 0xFFFFFFFFL;
    }

    static long txn(long counter, long epochSecond) {
        return counter << 32 | epochSecond & 0xFFFFFFFFL;
    }

    public static String text(long id) {
        return Long.toHexString(id >>> 32).toUpperCase(Locale.ROOT) + "-" + (id & 0xFFFFFFFFL);
    }

    /** {@link #NONE} when the text cannot be an identifier of this file. */
    public static long parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 1 || dash > 8) {
            return NONE;
        }
        try {
            long counter = Long.parseLong(text.substring(0, dash), 16);
            long second = Long.parseLong(text.substring(dash + 1));
            return second < 0 || second > 0xFFFFFFFFL ? NONE : counter << 32 | second;
        } catch (NumberFormatException e) {
            return NONE;
        }
    }
}
