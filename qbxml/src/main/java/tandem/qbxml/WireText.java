package tandem.qbxml;

import java.text.Normalizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text as QuickBooks can take it: nothing above U+00FF, no control characters but TAB and LF. QuickBooks stores a
 * single-byte Western character set and refuses a whole message set for one character that it dislikes. Lengths are
 * counted on this text.
 *
 * @param text composed (NFC), with plain stand-ins for typographic characters
 * @param lossy whether a character was replaced by a question mark
 */
record WireText(String text, boolean lossy) {
    private static final int LAST_LATIN_1 = 0xFF;
    private static final Map<Integer, String> STAND_INS = Map.ofEntries(
            Map.entry(0x00A0, " "), // no-break space
            Map.entry(0x2002, " "), // spaces of fixed widths
            Map.entry(0x2003, " "),
            Map.entry(0x2007, " "),
            Map.entry(0x2009, " "),
            Map.entry(0x200A, " "),
            Map.entry(0x202F, " "),
            Map.entry(0x3000, " "),
            Map.entry(0x2028, "\n"), // line and paragraph separators
            Map.entry(0x2029, "\n"),
            Map.entry(0x200B, ""), // characters without a width
            Map.entry(0x200C, ""),
            Map.entry(0x200D, ""),
            Map.entry(0x200E, ""),
            Map.entry(0x200F, ""),
            Map.entry(0x2060, ""),
            Map.entry(0xFE0F, ""),
            Map.entry(0xFEFF, ""),
            Map.entry(0x2018, "'"), // quotation marks
            Map.entry(0x2019, "'"),
            Map.entry(0x201A, "'"),
            Map.entry(0x201B, "'"),
            Map.entry(0x2032, "'"),
            Map.entry(0x2039, "'"),
            Map.entry(0x203A, "'"),
            Map.entry(0x201C, "\""),
            Map.entry(0x201D, "\""),
            Map.entry(0x201E, "\""),
            Map.entry(0x201F, "\""),
            Map.entry(0x2033, "\""),
            Map.entry(0x2010, "-"), // dashes
            Map.entry(0x2011, "-"),
            Map.entry(0x2012, "-"),
            Map.entry(0x2013, "-"),
            Map.entry(0x2014, "-"),
            Map.entry(0x2015, "-"),
            Map.entry(0x2212, "-"),
            Map.entry(0x2026, "..."),
            Map.entry(0x2022, "*"), // bullets
            Map.entry(0x2023, "*"),
            Map.entry(0x25CF, "*"),
            Map.entry(0x2044, "/"),
            Map.entry(0x20AC, "EUR"),
            Map.entry(0x2122, "TM"),
            Map.entry(0x0110, "D"), // letters that do not come apart into a letter and a mark
            Map.entry(0x0111, "d"),
            Map.entry(0x0126, "H"),
            Map.entry(0x0127, "h"),
            Map.entry(0x0131, "i"),
            Map.entry(0x0141, "L"),
            Map.entry(0x0142, "l"),
            Map.entry(0x0152, "OE"),
            Map.entry(0x0153, "oe"),
            Map.entry(0x1E9E, "SS"));

    static WireText of(String given) {
        var plain = new StringBuilder(given.length());
        boolean lossy = false;
        String composed = Normalizer.normalize(withoutLoneSurrogates(given), Normalizer.Form.NFC);
        for (int i = 0; i < composed.length(); ) {
            int codePoint = composed.codePointAt(i);
            i += Character.charCount(codePoint);
            String standIn = standIn(codePoint);
            plain.append(standIn == null ? "?" : standIn);
            lossy |= standIn == null;
        }
        return new WireText(plain.toString().replace("\r\n", "\n").replace('\r', '\n'), lossy);
    }

    /** Length as QuickBooks counts it. */
    int length() {
        return text.length();
    }

    /** What is sent for a character, itself where possible; {@code null} for one that has no stand-in. */
    static @Nullable String standIn(int codePoint) {
        String known = STAND_INS.get(codePoint);
        if (known != null) {
            return known;
        }
        if (codePoint <= LAST_LATIN_1) {
            return isControl(codePoint) ? "" : Character.toString(codePoint);
        }
        String letters = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "");
        return isPlain(letters) ? letters : null;
    }

    private static boolean isControl(int codePoint) {
        return (codePoint < 0x20 && codePoint != '\t' && codePoint != '\n' && codePoint != '\r')
                || (codePoint >= 0x7F && codePoint <= 0x9F);
    }

    /** A mark that stands alone leaves nothing behind; that is no loss to a reader. */
    private static boolean isPlain(String letters) {
        return letters.chars().allMatch(letter -> letter >= 0x20 && letter < 0x7F);
    }

    private static String withoutLoneSurrogates(String given) {
        var whole = new StringBuilder(given.length());
        given.codePoints()
                .filter(codePoint -> codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
