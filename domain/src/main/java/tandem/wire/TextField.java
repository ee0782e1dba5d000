package tandem.wire;

/**
 * A place in QuickBooks where a text goes.
 *
 * @param characters what may become of the text's characters on the way
 * @param longest the most characters that it holds, counted on what is stored
 */
public record TextField(Characters characters, int longest) {

    /** A bill's number. */
    public static final TextField BILL_NUMBER = new TextField(Characters.EXACT, 20);

    /** The number of a check or other payment. */
    public static final TextField PAYMENT_NUMBER = new TextField(Characters.EXACT, 11);

    /** The name of terms. */
    public static final TextField TERMS_NAME = new TextField(Characters.EXACT, 31);

    /** The memo of a bill, of a payment or of an expense line. */
    public static final TextField MEMO = new TextField(Characters.TEXT, 4095);

    /** The description of an item line. */
    public static final TextField DESCRIPTION = new TextField(Characters.TEXT, 4095);

    /** A line of an address. */
    public static final TextField ADDRESS_LINE = new TextField(Characters.LINE, 41);

    /** The city of an address. */
    public static final TextField CITY = new TextField(Characters.LINE, 31);

    /** The state or province of an address. */
    public static final TextField STATE = new TextField(Characters.LINE, 21);

    /** The postal code of an address. */
    public static final TextField POSTAL_CODE = new TextField(Characters.LINE, 13);

    /** The country of an address. */
    public static final TextField COUNTRY = new TextField(Characters.LINE, 31);

    /** What may become of a text's characters. Blanks at its ends count for nothing and are not stored. */
    public enum Characters {
        /** Nothing, as befits names and numbers; no line breaks. */
        EXACT,
        /** Free text of one line: typographic characters have plain stand-ins. */
        LINE,
        /** Free text with line breaks and tabs: typographic characters have plain stand-ins. */
        TEXT
    }
}
