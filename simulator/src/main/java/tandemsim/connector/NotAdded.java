package tandemsim.connector;

/** The Web Connector refused to add an application. */
public final class NotAdded extends Exception {

    private static final long serialVersionUID = 1L;

    private final int code;

    NotAdded(int code, String message) {
        super("QBWC" + code + ": " + message);
        this.code = code;
    }

    /** The QBWC code, such as 1010. */
    public int code() {
        return code;
    }
}
