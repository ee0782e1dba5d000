package tandem.wire;

/**
 * Port: what QuickBooks can store of a text. It is asked before a text is accepted for QuickBooks, and again when the text is
 * sent: what was accepted once is never changed, cut or refused on the way. Holds no state.
 */
public interface TextRules {

    /** What becomes of a text in this place. A text has one verdict: a character that cannot be stored is told before the length. */
    Verdict judge(TextField field, String text);

    /** What becomes of a text. */
    sealed interface Verdict {

        /**
         * It can be stored.
         *
         * @param text as it will stand in QuickBooks; empty where nothing but blanks was given
         */
        record Stored(String text) implements Verdict {}

        /**
         * A character of it cannot be stored there.
         *
         * @param position of the first such character, counted from 1 as people count characters and not as Java does
         * @param codePoint the character
         */
        record Unstorable(int position, int codePoint) implements Verdict {

            /** The character in print: itself, or its number ({@code U+0007}) where it has no face. */
            public String character() {
                return hasFace() ? Character.toString(codePoint) : "U+%04X".formatted(codePoint);
            }

            private boolean hasFace() {
                return switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.UNASSIGNED,
                            Character.PRIVATE_USE,
                            Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.NON_SPACING_MARK,
                            Character.ENCLOSING_MARK -> false;
                    default -> true;
                };
            }
        }

        /** It has so many characters too many. */
        record TooLong(int by) implements Verdict {}
    }
}
