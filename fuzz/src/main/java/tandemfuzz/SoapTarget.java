package tandemfuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletResponse;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Calls the Web Connector's service. The answer is one of those that a Web Connector understands, or a refusal in one line, and
 * nothing went wrong inside.
 */
public final class SoapTarget {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String SERVICE = "http://developer.intuit.com/";
    private static final Set<Integer> REFUSALS = Set.of(400, 404, 405, 413, 415);

    /** What a server would bring to the door. */
    private static final Pattern SERVED = Pattern.compile("/qbwc(?:[/?][^{}]*)?\\z");

    private static final HttpText USUAL =
            new HttpText("POST", "/qbwc?c=acme-042", Map.of("Content-Type", "text/xml; charset=utf-8"), new byte[0]);

    private static final LoggedErrors ERRORS = LoggedErrors.listen();
    private static final SoapDoor DOOR = SoapDoor.open();
    private static final DocumentBuilder PARSER = parser();

    private SoapTarget() {}

    /** Starts the hub, so that a failure to do so is none of an input's. */
    public static void fuzzerInitialize() {
        ERRORS.expectNone();
    }

    /** One input: an envelope, or a whole request. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        long began = System.nanoTime();
        HttpText call = HttpText.read(Amplified.of(input), USUAL);
        if (!SERVED.matcher(call.target()).lookingAt()) {
            return;
        }
        MockHttpServletResponse response = DOOR.send(call);
        ERRORS.expectNone();
        check(call, response);
        Expected.that(DOOR.filesLeft() == 0, "a file was left behind");
        Expected.inTime(began);
    }

    private static void check(HttpText call, MockHttpServletResponse response) throws UnsupportedEncodingException {
        String type = String.valueOf(response.getContentType());
        boolean isContract = !call.method().equals("POST") && type.startsWith("text/xml");
        if (response.getStatus() == 200 && type.startsWith("text/xml") && !isContract) {
            Element envelope = parsed(response.getContentAsByteArray());
            check(call, envelope);
        } else if (!isContract) {
            boolean isLook = Set.of("GET", "HEAD").contains(call.method()) && response.getStatus() == 200;
            Expected.that(
                    isLook || REFUSALS.contains(response.getStatus()),
                    "the status " + response.getStatus() + " with " + type);
            Expected.that(
                    type.startsWith("text/plain")
                            && response.getContentAsString().matches("[^\n<]{5,120}\n"),
                    "a refusal of more than a line: " + response.getContentAsString());
        }
    }

    private static void check(HttpText call, Element envelope) {
        Expected.that(is(envelope, SOAP, "Envelope"), "no envelope but " + envelope.getTagName());
        Element body = only(envelope);
        Expected.that(is(body, SOAP, "Body"), "no body but " + body.getTagName());
        Element answer = only(body);
        Expected.that(SERVICE.equals(answer.getNamespaceURI()), "a foreign answer: " + answer.getTagName());
        String operation = answer.getLocalName().replaceFirst("Response$", "");
        Element result = only(answer);
        Expected.that(
                is(result, SERVICE, operation + "Result")
                        && answer.getLocalName().equals(operation + "Response"),
                "an answer that no operation has: " + answer.getLocalName());
        Expected.that(
                isPermitted(operation, result),
                operation + " hears " + result.getTextContent() + " on " + call.target());
    }

    private static boolean isPermitted(String operation, Element result) {
        String text = result.getTextContent();
        return switch (operation) {
            case "serverVersion" -> text.equals("Tandem 0.1.0");
            case "clientVersion" -> text.isEmpty() || text.startsWith("E:This QuickBooks Web Connector has version");
            case "authenticate" ->
                isGreeting(children(result).stream().map(Node::getTextContent).toList());
            case "sendRequestXML" -> true;
            case "receiveResponseXML" -> text.matches("-[1-9][0-9]{0,8}|[1-9][0-9]?|100");
            case "connectionError" -> !text.isBlank();
            case "getLastError", "closeConnection" -> isSentence(text);
            case "getInteractiveURL", "interactiveRejected", "interactiveDone" -> text.isEmpty();
            default -> false;
        };
    }

    private static boolean isGreeting(List<String> words) {
        return words.size() >= 2
                && words.size() <= 4
                && !words.getFirst().isBlank()
                && words.subList(2, words.size()).stream().allMatch(word -> word.matches("\\d{0,6}"));
    }

    private static boolean isSentence(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        return !text.isBlank()
                && text.indexOf('\n') < 0
                && text.length() <= 2000
                && !lower.startsWith("noop")
                && !lower.startsWith("interactive mode");
    }

    private static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    private static Element only(Element parent) {
        List<Element> children = children(parent);
        Expected.that(children.size() == 1, parent.getTagName() + " has " + children.size() + " children");
        return children.getFirst();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (@Nullable Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static Element parsed(byte[] xml) {
        try {
            return Objects.requireNonNull(
                    PARSER.parse(new ByteArrayInputStream(xml)).getDocumentElement());
        } catch (SAXException | IOException e) {
            throw new AssertionError("the answer is not well-formed", e);
        }
    }

    private static DocumentBuilder parser() {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            DocumentBuilder parser = factory.newDocumentBuilder();
            parser.setErrorHandler(null);
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
