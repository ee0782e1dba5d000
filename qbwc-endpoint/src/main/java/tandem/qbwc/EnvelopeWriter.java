package tandem.qbwc;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the envelopes that are not left to Apache CXF: tidy copies of calls, and answers of last resort. */
final class EnvelopeWriter {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    private EnvelopeWriter() {}

    /** A call with these parameters, in the order of the contract; a parameter that is not in the map is left out. */
    static byte[] call(Operation operation, Map<String, String> parameters) {
        return envelope(operation.element(), xml -> {
            for (String name : operation.parameters()) {
                if (parameters.containsKey(name)) {
                    element(xml, name, parameters.get(name));
                }
            }
        });
    }

    /**
     * An answer.
     *
     * @param result a text, a number, or a collection of texts
     */
    static byte[] answer(Operation operation, Object result) {
        return envelope(operation.element() + "Response", xml -> {
            xml.writeStartElement(operation.element() + "Result");
            if (result instanceof Collection<?> texts) {
                for (Object text : texts) {
                    element(xml, "string", text.toString());
                }
            } else {
                xml.writeCharacters(result.toString());
            }
            xml.writeEndElement();
        });
    }

    private static byte[] envelope(String element, Content content) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("soap", "Envelope", SOAP);
            xml.writeNamespace("soap", SOAP);
            xml.writeStartElement("soap", "Body", SOAP);
            xml.writeStartElement(element);
            xml.writeDefaultNamespace(Operation.NAMESPACE);
            content.write(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an envelope could not be written", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    /** Writes what is in the body's one child. */
    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }
}
