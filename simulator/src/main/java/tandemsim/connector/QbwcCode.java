package tandemsim.connector;

/** The Web Connector's own error codes, as far as the simulator reports them. */
public final class QbwcCode {

    public static final int SUPPORT_DOMAIN_DIFFERS = 1000;
    public static final int APP_URL_IS_IP_ADDRESS = 1001;
    public static final int SUPPORT_IS_IP_ADDRESS = 1002;
    public static final int SUPPORT_UNREACHABLE = 1003;
    public static final int SUPPORT_STATUS = 1004;
    public static final int NOT_HTTPS = 1010;
    public static final int AUTHENTICATE_FAILED = 1012;
    public static final int QUICKBOOKS_CONNECTION = 1013;
    public static final int HCP_FAILED = 1014;
    public static final int FILE_ID_SEARCH = 1022;
    public static final int AUTH_FLAGS = 1034;
    public static final int CLIENT_VERSION_FAILED = 1036;
    public static final int CLIENT_VERSION_STOP = 1037;
    public static final int NOT_ADDED = 1039;
    public static final int NO_VALID_USER = 1040;
    public static final int SEND_REQUEST_FAILED = 1041;
    public static final int RECEIVE_RESPONSE_FAILED = 1042;
    public static final int GET_LAST_ERROR_FAILED = 1043;
    public static final int CLOSE_CONNECTION_FAILED = 1044;
    public static final int CONNECTION_ERROR_FAILED = 1045;
    public static final int CLIENT_VERSION_ANSWER = 1046;
    public static final int CERTIFICATE = 1048;

    private QbwcCode() {}
}
