package tandemsim.companyfile.qbxml;

/** A whole message is refused before any of it runs: there is no response, only an HRESULT. */
public final class MessageRefused extends RuntimeException {

    /** The text could not be read, is out of order, too long, of the wrong type or version. */
    static final String UNREADABLE = "0x80040400";

    static final String ROLLBACK = "0x80040413";
    static final String UNKNOWN_VERSION = "0x80040423";

    private static final long serialVersionUID = 1L;

    private final String hresult;
    private final String reason;

    MessageRefused(String reason) {
        this(UNREADABLE, "QuickBooks found an error when parsing the provided XML text stream.", reason);
    }

    MessageRefused(String hresult, String message, String reason) {
        super(message, null, false, false);
        this.hresult = hresult;
        this.reason = reason;
    }

    /** The refusal that QuickBooks reported in these words once. */
    public static MessageRefused as(String hresult, String message) {
        return new MessageRefused(hresult, message, "as it was recorded");
    }

    /** What QuickBooks reports, such as {@code 0x80040400}. */
    public String hresult() {
        return hresult;
    }

    /** QuickBooks' own words, which do not say where the fault is. */
    public String text() {
        return String.valueOf(getMessage());
    }

    /** Where the fault is: for tests and transcripts; the Web Connector is never told. */
    public String reason() {
        return reason;
    }
}
