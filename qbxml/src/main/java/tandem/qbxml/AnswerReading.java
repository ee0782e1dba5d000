package tandem.qbxml;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.io.Reader;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tandem.qbxml.RetReader.Surroundings;
import tandem.qbxml.binding.ListDeletedRet;
import tandem.qbxml.binding.ListEntry;
import tandem.qbxml.binding.Transaction;
import tandem.qbxml.binding.TxnDeletedRet;
import tandem.qbxml.binding.TxnVoidRs;
import tandem.wire.Answer;
import tandem.wire.Status;
import tandem.wire.UnreadableAnswer;

/** One reading of one answer, element by element; it holds one record at a time. */
final class AnswerReading {
    private static final JAXBContext BINDINGS = bindings();

    private final XMLStreamReader xml;
    private final Unmarshaller unmarshaller;
    private final Consumer<Answer> pieces;

    private AnswerReading(XMLStreamReader xml, Unmarshaller unmarshaller, Consumer<Answer> pieces) {
        this.xml = xml;
        this.unmarshaller = unmarshaller;
        this.pieces = pieces;
    }

    static void read(Reader text, Consumer<Answer> pieces) throws UnreadableAnswer {
        try {
            new AnswerReading(XmlReaders.over(text), BINDINGS.createUnmarshaller(), pieces).document();
        } catch (XMLStreamException | JAXBException e) {
            throw unreadable(e);
        }
    }

    private void document() throws XMLStreamException, JAXBException, UnreadableAnswer {
        expectRoot();
        boolean answered = false;
        while (nextChild()) {
            if (xml.getLocalName().equals("QBXMLMsgsRs")) {
                answered = true;
                answers();
            } else {
                skip();
            }
        }
        if (!answered) {
            throw new UnreadableAnswer("the text holds no answers of QuickBooks (no QBXMLMsgsRs)");
        }
        while (xml.hasNext()) {
            xml.next();
        }
    }

    private void expectRoot() throws XMLStreamException, UnreadableAnswer {
        while (!xml.isStartElement()) {
            if (xml.getEventType() == XMLStreamConstants.DTD) {
                throw new UnreadableAnswer("the text has a document type, which QuickBooks never sends");
            }
            xml.next();
        }
        if (!xml.getLocalName().equals("QBXML")) {
            throw new UnreadableAnswer("the text is no answer of QuickBooks: its root is " + xml.getLocalName());
        }
    }

    private void answers() throws XMLStreamException, JAXBException {
        outcome();
        boolean more = nextChild();
        while (more) {
            String name = xml.getLocalName();
            Answer.Opening opening = opening(name);
            pieces.accept(opening);
            count();
            Surroundings in = Surroundings.of(name, opening.requestId());
            if (name.equals(RetReader.VOID.element()) && opening.status().isAnswered()) {
                hand(RetReader.VOID, in);
                more = startOfChildAtHand();
            } else {
                records(in);
                more = nextChild();
            }
        }
    }

    private void outcome() {
        if (attribute("messageSetStatusCode") != null) {
            pieces.accept(new Answer.SetOutcome(attribute("newMessageSetID"), code("messageSetStatusCode")));
        }
    }

    private void count() {
        Integer records = number("retCount");
        if (records != null) {
            pieces.accept(new Answer.Counted(records));
        }
    }

    private Answer.Opening opening(String name) {
        int number = code("statusCode");
        String severity = attribute("statusSeverity");
        String message = attribute("statusMessage");
        StatusCode understood = StatusCode.of(number, severity, message);
        return new Answer.Opening(
                name,
                attribute("requestID"),
                new Status(number, understood.meaning(), message, understood.treatment()),
                number("iteratorRemainingCount"),
                attribute("iteratorID"));
    }

    private void records(Surroundings in) throws XMLStreamException, JAXBException {
        boolean more = nextChild();
        while (more) {
            String element = xml.getLocalName();
            RetReader<?> reader = RetReader.ALL.get(element);
            if (reader == null) {
                skip();
                more = nextChild();
            } else {
                hand(reader, in);
                more = startOfChildAtHand();
            }
        }
    }

    private <T> void hand(RetReader<T> reader, Surroundings in) throws JAXBException {
        T ret = unmarshaller.unmarshal(xml, reader.binding()).getValue();
        Answer piece;
        try {
            piece = in.inOutlines() ? Outlines.of(ret) : reader.understanding().of(ret, in);
        } catch (UnreadableField e) {
            piece = new Answer.UnreadableRecord(reader.element(), idOf(ret), String.valueOf(e.getMessage()));
        }
        if (piece != null) {
            pieces.accept(piece);
        }
    }

    private static @Nullable String idOf(Object ret) {
        return switch (ret) {
            case ListEntry entry -> entry.getListID();
            case Transaction transaction -> transaction.getTxnID();
            case ListDeletedRet deleted -> deleted.getListID();
            case TxnDeletedRet deleted -> deleted.getTxnID();
            case TxnVoidRs voided -> voided.getTxnID();
            default -> null;
        };
    }

    /** Moves to the next child element of the element at hand; false at the element's end. */
    private boolean nextChild() throws XMLStreamException {
        xml.next();
        return startOfChildAtHand();
    }

    /** As {@link #nextChild()} where the reader, after a record, stands already on what follows it. */
    private boolean startOfChildAtHand() throws XMLStreamException {
        while (!xml.isStartElement() && !xml.isEndElement()) {
            xml.next();
        }
        return xml.isStartElement();
    }

    private void skip() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private @Nullable String attribute(String name) {
        return xml.getAttributeValue(null, name);
    }

    /** A code that is missing or is no number is none that QuickBooks has. */
    private int code(String name) {
        Integer code = number(name);
        return code == null ? -1 : code;
    }

    private @Nullable Integer number(String name) {
        String text = attribute(name);
        try {
            return text == null ? null : Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static UnreadableAnswer unreadable(Exception e) {
        Throwable cause =
                e instanceof JAXBException bound && bound.getLinkedException() != null ? bound.getLinkedException() : e;
        String where = cause instanceof XMLStreamException xml && xml.getLocation() != null
                ? " at line " + xml.getLocation().getLineNumber() + ", column "
                        + xml.getLocation().getColumnNumber()
                : "";
        return new UnreadableAnswer("the text stops being an answer of QuickBooks" + where, cause);
    }

    private static JAXBContext bindings() {
        try {
            return JAXBContext.newInstance(Stream.concat(RetReader.ALL.values().stream(), Stream.of(RetReader.VOID))
                    .map(RetReader::binding)
                    .distinct()
                    .toArray(Class<?>[]::new));
        } catch (JAXBException e) {
            throw new IllegalStateException("the bindings of qbXML do not fit together", e);
        }
    }
}
