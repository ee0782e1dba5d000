package tandemsim.connector;

/** A call came back with something that the Web Connector cannot use. */
final class SoapFault extends Exception {

    private static final long serialVersionUID = 1L;

    SoapFault(String message) {
        super(message);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
