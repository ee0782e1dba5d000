package tandem.wire;

/** A text that should be an answer of QuickBooks and cannot be read as one. The message says where it stopped. */
public final class UnreadableAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableAnswer(String message, Throwable cause) {
        super(message, cause);
    }

    public UnreadableAnswer(String message) {
        super(message);
    }
}
