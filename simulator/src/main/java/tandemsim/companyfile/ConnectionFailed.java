package tandemsim.companyfile;

/** QuickBooks could not be reached, or the company file not opened. */
public final class ConnectionFailed extends Exception {

    public static final String OTHER_FILE_OPEN = "0x8004040A";
    public static final String FILE_NOT_FOUND = "0x80040403";
    public static final String NOT_RUNNING = "0x80040416";
    public static final String NO_FILE_OPEN = "0x80040417";
    public static final String NEVER_AUTHORISED = "0x80040418";

    public static final String NO_AUTOMATIC_LOGIN = "0x8004041D";

    private static final long serialVersionUID = 1L;

    private final String hresult;

    public ConnectionFailed(String hresult, String message) {
        super(message);
        this.hresult = hresult;
    }

    /** As the Web Connector reports it, such as {@code 0x80040416}. */
    public String hresult() {
        return hresult;
    }

    /** QuickBooks' words. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
