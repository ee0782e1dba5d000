package tandem.qbwc;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.wire.QuickBooksLanguage;

/**
 * Reads a call off the wire, however broken it comes, in one pass and without holding it in memory.
 *
 * <p>The operation is the first child of the SOAP body; where the body cannot be read so far, it is what the header
 * SOAPAction says. From then on nothing is refused: parameters are taken by their local name, missing ones stay missing,
 * unknown ones are passed over, the first of two of the same name counts, and a text is cut at a length that no honest
 * client reaches. If the XML breaks off, has a document type, or is built in a way that only an attacker would choose, the
 * call is marked as damaged and carries what was read until then. The text of {@code response} goes to an
 * {@link ArrivingResponse} piece by piece as the parser hands it out.
 */
final class EnvelopeReader {

    private static final Logger LOG = LoggerFactory.getLogger(EnvelopeReader.class);
    private static final String SOAP_1_2 = "http://www.w3.org/2003/05/soap-envelope";
    private static final String RESPONSE = "response";
    private static final String HOST_COMPANY_PREFERENCES = "strHCPResponse";

    /** So much may stand before the operation is known. */
    static final long PROLOGUE_BYTES = 1 << 20;

    /** So much may come with an operation, the response apart. */
    static final long OTHER_BYTES = 16 << 20;

    /** So much may one tag, comment or instruction take, or one piece of a text: the parser has to hold it as a whole. */
    static final long PIECE_BYTES = 1 << 20;

    /** An envelope has a dozen elements; the parser remembers every name that it has seen. */
    private static final long MOST_ELEMENTS = 1000;

    private static final int MOST_ATTRIBUTES = 64;
    private static final int DEEPEST_ELEMENT = 64;

    /** No way to write a character in XML in UTF-8 that clients use takes more bytes than this for one of the text. */
    private static final long ESCAPED = 6;

    private static final int LONGEST_TEXT = 16 << 10;
    private static final int LONGEST_HOST_COMPANY_PREFERENCES = 2 << 20;

    private final SpoolDirectory spools;
    private final long maxResponseBytes;
    private final QuickBooksLanguage language;
    private final XMLInputFactory parsers = parsers();

    /**
     * Reads calls.
     *
     * @param maxResponseBytes the longest response that is kept, in bytes of its text in UTF-8
     * @param language in which responses are read while they come in
     */
    EnvelopeReader(SpoolDirectory spools, long maxResponseBytes, QuickBooksLanguage language) {
        this.spools = spools;
        this.maxResponseBytes = maxResponseBytes;
        this.language = language;
    }

    /** What came of reading. */
    sealed interface Reading {

        /** A call, whole or damaged. Whoever takes it closes it. */
        record Recognised(Call call) implements Reading {}

        /** No operation could be made out. */
        record Unrecognised(int httpStatus, String reason) implements Reading {}
    }

    /**
     * Reads one call.
     *
     * @param body not closed, and not read to its end
     */
    Reading read(InputStream body, @Nullable String contentType, @Nullable String soapAction) {
        var input = new BoundedInput(body, PROLOGUE_BYTES);
        var attempt = new Attempt(input, new ArrivingResponse(new SpooledText(spools, maxResponseBytes), language));
        try {
            attempt.readFrom(XmlText.read(input, contentType));
        } catch (NotSoap11 e) {
            return new Reading.Unrecognised(400, "This service speaks SOAP 1.1.");
        } catch (XMLStreamException e) {
            attempt.damagedBy("no well-formed XML after " + input.count() + " bytes");
        } catch (IOException e) {
            attempt.damagedBy("reading stopped after " + input.count() + " bytes ("
                    + e.getClass().getSimpleName() + ")");
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("the XML parser broke down", Troubles.withoutData(e));
            attempt.damagedBy("the parser broke down after " + input.count() + " bytes");
        }
        return attempt.outcome(Operation.ofAction(soapAction));
    }

    private static XMLInputFactory parsers() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MIN_TEXT_SEGMENT, 4000);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_COUNT, MOST_ELEMENTS);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST_ELEMENT);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
        return factory;
    }

    /** One reading, with what is known so far. */
    private final class Attempt {

        private final BoundedInput input;
        private final ArrivingResponse response;
        private final Map<String, String> parameters = new HashMap<>();
        private @Nullable Operation operation;
        private @Nullable String damage;
        private long allowed = PROLOGUE_BYTES;

        Attempt(BoundedInput input, ArrivingResponse response) {
            this.input = input;
            this.response = response;
        }

        void damagedBy(String reason) {
            if (damage == null) {
                damage = reason;
            }
        }

        Reading outcome(Optional<Operation> fromHeader) {
            Operation found = operation != null ? operation : fromHeader.orElse(null);
            if (found == null) {
                response.close();
                return input.isExhausted()
                        ? new Reading.Unrecognised(413, "The request is too long.")
                        : new Reading.Unrecognised(400, "This is no call that this service knows.");
            }
            if (operation == null) {
                damagedBy("the body does not name the operation");
            }
            // a response that is too big was broken off by us, and there is nothing of it to keep
            String told = response.isTooBig() ? null : damage;
            return new Reading.Recognised(new Call(found, Map.copyOf(parameters), response, told));
        }

        void readFrom(Reader text) throws XMLStreamException, IOException, NotSoap11 {
            try {
                XMLStreamReader xml = parsers.createXMLStreamReader(text);
                if (enterBody(xml)) {
                    Operation found = Operation.ofElement(xml.getLocalName()).orElse(null);
                    if (found != null) {
                        recognise(found);
                        readParameters(xml, found);
                    }
                }
            } finally {
                response.finish();
            }
        }

        private void recognise(Operation found) {
            operation = found;
            allowed = found == Operation.RECEIVE_RESPONSE
                    ? Math.addExact(Math.multiplyExact(maxResponseBytes, ESCAPED), OTHER_BYTES)
                    : OTHER_BYTES;
        }

        /** Goes to the first element in the body, and says whether there is one. */
        private boolean enterBody(XMLStreamReader xml) throws XMLStreamException, NotSoap11 {
            int depth = 0;
            while (xml.hasNext()) {
                switch (next(xml)) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (depth == 0 && SOAP_1_2.equals(xml.getNamespaceURI())) {
                            throw new NotSoap11();
                        }
                        if (depth == 0 && !"Envelope".equals(xml.getLocalName())) {
                            return false;
                        }
                        if (depth == 1 && "Body".equals(xml.getLocalName())) {
                            return nextChild(xml);
                        }
                        depth++;
                    }
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    default -> {}
                }
            }
            return false;
        }

        private void readParameters(XMLStreamReader xml, Operation found) throws XMLStreamException, IOException {
            while (nextChild(xml)) {
                String name = xml.getLocalName();
                boolean isWanted = found.parameters().contains(name) && parameters.putIfAbsent(name, "") == null;
                if (!isWanted) {
                    skip(xml);
                } else if (name.equals(RESPONSE)) {
                    readText(xml, response::append);
                } else {
                    parameters.put(name, readText(xml, longest(name)));
                }
            }
        }

        /** Goes to the next child, or to the end of the element that the parser is in. */
        private boolean nextChild(XMLStreamReader xml) throws XMLStreamException {
            while (true) {
                switch (next(xml)) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
                        return false;
                    }
                    default -> {}
                }
            }
        }

        private String readText(XMLStreamReader xml, int longest) throws XMLStreamException, IOException {
            var text = new StringBuilder();
            readText(
                    xml,
                    (characters, start, length) ->
                            text.append(characters, start, Math.min(length, longest - text.length())));
            return text.toString();
        }

        private void skip(XMLStreamReader xml) throws XMLStreamException, IOException {
            readText(xml, (characters, start, length) -> {});
        }

        /** Hands out all text in the element, and leaves the parser at its end. */
        private void readText(XMLStreamReader xml, Pieces pieces) throws XMLStreamException, IOException {
            int depth = 1;
            while (depth > 0) {
                switch (next(xml)) {
                    case XMLStreamConstants.START_ELEMENT -> depth++;
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        pieces.take(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    default -> {}
                }
                if (response.isTooBig()) {
                    throw new IOException("the response is too big");
                }
            }
        }

        private int next(XMLStreamReader xml) throws XMLStreamException {
            input.boundedBy(Math.min(allowed, input.count() + PIECE_BYTES));
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                damagedBy("it has a document type or an entity of its own");
            }
            return event;
        }
    }

    private static int longest(String parameter) {
        return parameter.equals(HOST_COMPANY_PREFERENCES) ? LONGEST_HOST_COMPANY_PREFERENCES : LONGEST_TEXT;
    }

    /** Takes text in pieces. */
    private interface Pieces {
        void take(char[] characters, int start, int length) throws IOException;
    }

    /** The envelope is one of another SOAP. */
    private static final class NotSoap11 extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
