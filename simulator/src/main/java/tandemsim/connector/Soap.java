package tandemsim.connector;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** SOAP 1.1 envelopes as .NET writes and reads them: document/literal, Intuit's namespace on every element. */
final class Soap {

    static final String NAMESPACE = "http://developer.intuit.com/";
    static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";

    private static final String HEAD =
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"" + ENVELOPE
                    + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><soap:Body>";
    private static final String TAIL = "</soap:Body></soap:Envelope>";

    private Soap() {}

    /** @param parameters in the order of the contract */
    static byte[] call(String operation, Map<String, String> parameters) {
        StringBuilder out = new StringBuilder(HEAD);
        out.append('<').append(operation).append(" xmlns=\"").append(NAMESPACE).append('"');
        if (parameters.isEmpty()) {
            out.append(" />");
        } else {
            out.append('>');
            parameters.forEach((name, value) -> element(out, name, value));
            out.append("</").append(operation).append('>');
        }
        return out.append(TAIL).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void element(StringBuilder out, String name, String value) {
        if (value.isEmpty()) {
            out.append('<').append(name).append(" />");
            return;
        }
        out.append('<').append(name).append('>');
        escape(out, value);
        out.append("</").append(name).append('>');
    }

    /** .NET's writer passes characters that XML forbids as references instead of refusing them. */
    private static void escape(StringBuilder out, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#xD;");
                default -> {
                    if (c < ' ' && c != '\n' && c != '\t') {
                        out.append("&#x")
                                .append(Integer.toHexString(c).toUpperCase(Locale.ROOT))
                                .append(';');
                    } else {
                        out.append(c);
                    }
                }
            }
        }
    }

    /** The text of an operation's result. */
    static String text(String operation, HttpAnswer answer) throws SoapFault {
        return read(operation, answer, false).getFirst();
    }

    /** The strings of an array result. */
    static List<String> strings(String operation, HttpAnswer answer) throws SoapFault {
        return read(operation, answer, true);
    }

    private static List<String> read(String operation, HttpAnswer answer, boolean array) throws SoapFault {
        if (answer.status() != 200) {
            throw new SoapFault("The request failed with HTTP status " + answer.status() + ".");
        }
        if (!answer.header("content-type").toLowerCase(Locale.ROOT).startsWith("text/xml")) {
            throw new SoapFault("Client found response content type of '" + answer.header("content-type")
                    + "', but expected 'text/xml'.");
        }
        if (!answer.header("content-encoding").isEmpty()) {
            throw new SoapFault("The response is compressed.");
        }
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            return result(operation, factory.createXMLStreamReader(new ByteArrayInputStream(answer.body())), array);
        } catch (XMLStreamException e) {
            throw new SoapFault("Response is not well-formed XML.");
        }
    }

    private static List<String> result(String operation, XMLStreamReader reader, boolean array)
            throws XMLStreamException, SoapFault {
        enter(reader, ENVELOPE, "Envelope");
        enter(reader, ENVELOPE, "Body");
        if (reader.nextTag() != XMLStreamConstants.START_ELEMENT) {
            throw new SoapFault("The SOAP body is empty.");
        }
        if (reader.getLocalName().equals("Fault")) {
            throw new SoapFault("Server returned a SOAP fault.");
        }
        require(reader, NAMESPACE, operation + "Response");
        if (reader.nextTag() != XMLStreamConstants.START_ELEMENT) {
            throw new SoapFault("Object reference not set to an instance of an object: no " + operation + "Result.");
        }
        require(reader, NAMESPACE, operation + "Result");
        List<String> values = new ArrayList<>();
        if (array) {
            while (reader.next() != XMLStreamConstants.END_ELEMENT) {
                if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
                    require(reader, NAMESPACE, "string");
                    values.add(value(reader));
                }
            }
        } else {
            values.add(value(reader));
        }
        if (reader.nextTag() == XMLStreamConstants.START_ELEMENT) {
            throw new SoapFault("Index was outside the bounds of the array: more than one " + operation + "Result.");
        }
        return values;
    }

    private static String value(XMLStreamReader reader) throws XMLStreamException, SoapFault {
        String nil = reader.getAttributeValue("http://www.w3.org/2001/XMLSchema-instance", "nil");
        if ("true".equals(nil) || "1".equals(nil)) {
            throw new SoapFault("Object reference not set to an instance of an object: a null text.");
        }
        return reader.getElementText();
    }

    private static void enter(XMLStreamReader reader, String namespace, String name)
            throws XMLStreamException, SoapFault {
        if (reader.nextTag() != XMLStreamConstants.START_ELEMENT) {
            throw new SoapFault("<" + name + "> is missing.");
        }
        if (name.equals("Body") && reader.getLocalName().equals("Header")) {
            skip(reader);
            reader.nextTag();
        }
        require(reader, namespace, name);
    }

    private static void skip(XMLStreamReader reader) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = reader.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private static void require(XMLStreamReader reader, String namespace, String name) throws SoapFault {
        if (!reader.getLocalName().equals(name) || !namespace.equals(reader.getNamespaceURI())) {
            throw new SoapFault("{" + reader.getNamespaceURI() + "}" + reader.getLocalName() + " came instead of {"
                    + namespace + "}" + name + ".");
        }
    }
}
