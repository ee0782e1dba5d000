package tandem.qbxml;

/** A value of a record that is missing where every record has one, or that cannot be read exactly. */
final class UnreadableField extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_QUOTE = 40;

    private UnreadableField(String message) {
        super(message);
    }

    static UnreadableField missing(String element) {
        return new UnreadableField(element + " is missing");
    }

    static UnreadableField unreadable(String element, String text) {
        String quoted = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
        return new UnreadableField(element + " cannot be read: '" + quoted + "'");
    }
}
