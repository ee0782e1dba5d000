package tandem.qbxml;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.wire.Answer;
import tandem.wire.MessageSet;
import tandem.wire.QbXmlVersion;
import tandem.wire.Question;
import tandem.wire.UnreadableAnswer;
import tandem.wire.Write;

/** What the tests of messages share: asking, with a check against the schema, and hearing. */
final class Conversation {
    static final String REQUEST_HEAD = "<?xml version=\"1.0\" encoding=\"utf-8\"?><?qbxml version=\"13.0\"?><QBXML>";

    private static final QbXml QBXML = new QbXml();
    private static final Schema REQUESTS = schema("requests.xsd");

    private Conversation() {}

    /** The request for a question, without its envelope. */
    static String asked(Question question) {
        return asked(prefix(question) + "1", question);
    }

    /** How the id of a question begins. */
    static String prefix(Question question) {
        return switch (question) {
            case Question.OpenBills bills -> "sweep-";
            case Question.Outlines outlines -> "scrub-";
            case Question.Count count -> "count-";
            default -> "q-";
        };
    }

    static String asked(String requestId, Question question) {
        return asked(requestId, question, QbXmlVersion.PREFERRED);
    }

    private static String asked(String requestId, Question question, QbXmlVersion version) {
        MessageSet set = setOf(requestId, question);
        String text = rendered(set, version);
        String head = REQUEST_HEAD.replace(QbXmlVersion.PREFERRED.toString(), version.toString())
                + "<QBXMLMsgsRq onError=\"continueOnError\""
                + (set.id() == null ? ">" : " newMessageSetID=\"" + set.id() + "\">");
        String tail = "</QBXMLMsgsRq></QBXML>";
        if (!text.startsWith(head) || !text.endsWith(tail)) {
            throw new AssertionError("another envelope than QuickBooks wants: " + text);
        }
        return text.substring(head.length(), text.length() - tail.length());
    }

    /** A set of one question, as it travels: a write has an id. */
    static MessageSet setOf(String requestId, Question question) {
        boolean writes = question instanceof Question.CarryOut || question instanceof Question.WriteMark;
        return new MessageSet(List.of(new MessageSet.Asked(requestId, question)), writes ? "acme042-0000193" : null);
    }

    /** The request for a write, without its envelope. */
    static String written(Write write) {
        return written(write, QbXmlVersion.PREFERRED);
    }

    static String written(Write write, QbXmlVersion version) {
        return asked("w-1", new Question.CarryOut(write), version);
    }

    static String rendered(MessageSet set) {
        return rendered(set, QbXmlVersion.PREFERRED);
    }

    /** Renders and checks against the schema. */
    static String rendered(MessageSet set, QbXmlVersion version) {
        String text = QBXML.render(set, version);
        validate(text);
        keep(text);
        return text;
    }

    static void validate(String request) {
        try {
            REQUESTS.newValidator().validate(new StreamSource(new StringReader(request)));
        } catch (SAXException e) {
            throw new AssertionError(e.getMessage() + " in " + request, e);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The texts of elements with these names, in their order. */
    static List<String> elements(String request, Predicate<String> wanted) {
        try {
            var all = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(request)))
                    .getElementsByTagName("*");
            return IntStream.range(0, all.getLength())
                    .mapToObj(all::item)
                    .filter(element -> wanted.test(element.getNodeName()))
                    .map(Node::getTextContent)
                    .toList();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("no XML: " + request, e);
        }
    }

    /** All records of a kind, without pages. */
    static Question.Records all(Kind kind) {
        return records(kind, new Question.Selection.Everything());
    }

    static Question.Records records(Kind kind, Question.Selection selection) {
        return new Question.Records(kind, selection, null, null);
    }

    static Question.Records paged(Kind kind, Question.Selection selection, int limit, Question.Page page) {
        return new Question.Records(kind, selection, limit, page);
    }

    static Question.Selection named(String... ids) {
        return new Question.Selection.Named(Set.of(ids));
    }

    /** Strips the line breaks and the indentation that make an expected text readable. */
    static String flat(String block) {
        return block.replaceAll("\\R\\s*", "");
    }

    /** Reads answers, given without their envelope. */
    static List<Answer> heard(String answers) {
        return heardWhole(
                "<?xml version=\"1.0\" ?>\n<QBXML>\n<QBXMLMsgsRs>\n" + answers + "</QBXMLMsgsRs>\n</QBXML>\n");
    }

    static List<Answer> heardWhole(String text) {
        var pieces = new ArrayList<Answer>();
        try {
            QBXML.read(new StringReader(text), pieces::add);
        } catch (UnreadableAnswer e) {
            throw new AssertionError(e.getMessage(), e);
        }
        return pieces;
    }

    /** Reads the records of one answer, given as it stands in the answer. */
    static Answer heardIn(String answerName, String record) {
        List<Answer> pieces = heard("<" + answerName + " requestID=\"q-1\" statusCode=\"0\" statusSeverity=\"Info\""
                + " statusMessage=\"Status OK\">" + record + "</" + answerName + ">");
        if (pieces.size() != 2) {
            throw new AssertionError("not one record but " + pieces);
        }
        return pieces.get(1);
    }

    static QuickBooksRecord record(Answer piece) {
        if (piece instanceof Answer.Record record) {
            return record.record();
        }
        throw new AssertionError("no record but " + piece);
    }

    static List<QuickBooksRecord> records(List<Answer> pieces) {
        return pieces.stream()
                .filter(Answer.Record.class::isInstance)
                .map(Conversation::record)
                .toList();
    }

    /** The records of an answer in a file beside the tests. */
    static List<Answer> heardFile(String name) {
        return heardWhole(file(name));
    }

    /** A file beside the tests. */
    static String file(String name) {
        try (InputStream in = Conversation.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** With {@code -Dqbxml.samples=<folder>} what the tests render is kept, to be checked against a foreign schema. */
    private static void keep(String text) {
        @Nullable String folder = System.getProperty("qbxml.samples");
        if (folder != null) {
            try {
                Files.writeString(
                        Path.of(folder, Integer.toHexString(text.hashCode()) + ".xml"),
                        text,
                        StandardCharsets.US_ASCII);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static Schema schema(String name) {
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(Objects.requireNonNull(QbXml.class.getResource(name), name));
        } catch (SAXException e) {
            throw new AssertionError(e);
        }
    }
}
