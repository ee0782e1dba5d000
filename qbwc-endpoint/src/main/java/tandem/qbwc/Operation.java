package tandem.qbwc;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a Web Connector may call, with the names and the order of the parameters as its proxy sends them. */
enum Operation {
    SERVER_VERSION("serverVersion", "strVersion"),
    CLIENT_VERSION("clientVersion", "strVersion"),
    AUTHENTICATE("authenticate", "strUserName", "strPassword"),
    SEND_REQUEST(
            "sendRequestXML",
            "ticket",
            "strHCPResponse",
            "strCompanyFileName",
            "qbXMLCountry",
            "qbXMLMajorVers",
            "qbXMLMinorVers"),
    RECEIVE_RESPONSE("receiveResponseXML", "ticket", "response", "hresult", "message"),
    CONNECTION_ERROR("connectionError", "ticket", "hresult", "message"),
    GET_LAST_ERROR("getLastError", "ticket"),
    CLOSE_CONNECTION("closeConnection", "ticket"),
    GET_INTERACTIVE_URL("getInteractiveURL", "wcTicket", "sessionID"),
    INTERACTIVE_REJECTED("interactiveRejected", "wcTicket", "reason"),
    INTERACTIVE_DONE("interactiveDone", "wcTicket");

    /** The one namespace of the service. */
    static final String NAMESPACE = "http://developer.intuit.com/";

    private static final Map<String, Operation> BY_ELEMENT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Operation::element, operation -> operation));

    private final String element;
    private final List<String> parameters;

    Operation(String element, String... parameters) {
        this.element = element;
        this.parameters = List.of(parameters);
    }

    /** The name of the element in the body of the envelope. */
    String element() {
        return element;
    }

    List<String> parameters() {
        return parameters;
    }

    /** The value of the header SOAPAction, without its quotes. */
    String action() {
        return NAMESPACE + element;
    }

    /** The operation of that name; names are case-sensitive. */
    static Optional<Operation> ofElement(String name) {
        return Optional.ofNullable(BY_ELEMENT.get(name));
    }

    /** The operation that a header SOAPAction names, in quotes or not. */
    static Optional<Operation> ofAction(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        String action = header.strip().replace("\"", "");
        return ofElement(action.substring(action.lastIndexOf('/') + 1));
    }
}
