package tandem.qbxml;

import java.text.Normalizer;
import tandem.wire.TextField;
import tandem.wire.TextField.Characters;
import tandem.wire.TextRules;

/**
 * What QuickBooks can store of a text: a single-byte Western character set. The stand-ins are those with which every request
 * is written; here a text that would lose a character by it is told instead.
 */
public final class WireTextRules implements TextRules {

    @Override
    public Verdict judge(TextField field, String text) {
        int position = 0;
        int start = 0;
        while (start < text.length()) {
            int end = afterMarks(text, start);
            for (int codePoint : composed(text.substring(start, end))) {
                if (!isStorable(field.characters(), codePoint)) {
                    return new Verdict.Unstorable(position + 1, codePoint);
                }
            }
            position += text.codePointCount(start, end);
            start = end;
        }
        String stored = WireText.of(text).text().strip();
        int tooMany = stored.length() - field.longest();
        return tooMany > 0 ? new Verdict.TooLong(tooMany) : new Verdict.Stored(stored);
    }

    /** A letter and the marks that belong to it are one character when they are written as one. */
    private static int afterMarks(String text, int start) {
        int end = start + Character.charCount(text.codePointAt(start));
        while (end < text.length() && isMark(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    private static int[] composed(String character) {
        return Normalizer.normalize(character, Normalizer.Form.NFC).codePoints().toArray();
    }

    private static boolean isStorable(Characters allowed, int codePoint) {
        String standIn = WireText.standIn(codePoint);
        if (standIn == null) {
            return false;
        }
        boolean isControl = Character.isISOControl(codePoint);
        return switch (allowed) {
            case EXACT -> !isControl && standIn.equals(Character.toString(codePoint));
            case LINE -> !isControl && !standIn.equals("\n");
            case TEXT -> !isControl || codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
        };
    }
}
