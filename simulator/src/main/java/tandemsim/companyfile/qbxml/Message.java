package tandemsim.companyfile.qbxml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A request message, read and checked as QuickBooks does before it runs any of it.
 *
 * @param stopOnError whether the first error ends the message
 */
record Message(
        Version version,
        boolean stopOnError,
        boolean includeAll,
        Optional<String> newMessageSetId,
        Optional<String> oldMessageSetId,
        List<Element> requests,
        List<String> abroad) {

    private static final Pattern HEAD = Pattern.compile(
            "<\\?xml\\s+version=[\"']1\\.0[\"'][^?]*\\?>\\s*(?:<!--.*?-->\\s*)?<\\?qbxml\\s+version=[\"']([^\"']*)[\"']\\s*\\?>",
            Pattern.DOTALL);
    private static final Pattern REFERENCE = Pattern.compile("&#(?:x([0-9A-Fa-f]{1,8})|([0-9]{1,8}));");
    private static final XMLInputFactory XML = factory();

    /**
     * @param supported the versions that the installed QuickBooks understands
     * @throws MessageRefused when QuickBooks would refuse the message as a whole
     */
    static Message read(String text, List<Version> supported) {
        Version version = version(text, supported);
        characters(text);
        Element root = tree(text);
        Element set = messageSet(root);
        List<String> abroad = new ArrayList<>();
        set.children().forEach(request -> Grammar.instance().check(request, version, abroad::add));
        set.children().forEach(Message::blanks);
        return new Message(
                version,
                "stopOnError".equals(set.attributes().get("onError")),
                !"includeNone".equals(set.attributes().get("responseData")),
                set.attribute("newMessageSetID"),
                set.attribute("oldMessageSetID"),
                set.children(),
                List.copyOf(abroad));
    }

    /** What recovery compares to tell whether the same message was sent again. */
    String content() {
        StringBuilder content = new StringBuilder();
        requests.forEach(request -> request.appendTo(content));
        return content.toString();
    }

    private static Version version(String text, List<Version> supported) {
        Matcher head = HEAD.matcher(text);
        if (!head.lookingAt()) {
            throw new MessageRefused("the message does not begin with its XML declaration and <?qbxml version=...?>");
        }
        Optional<Version> version = Version.parse(head.group(1));
        if (version.isEmpty() || !supported.contains(version.get())) {
            throw new MessageRefused(
                    MessageRefused.UNKNOWN_VERSION,
                    "The version of qbXML that was requested is not supported or is unknown.",
                    "qbXML version " + head.group(1));
        }
        return version.get();
    }

    private static void characters(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7E) {
                throw new MessageRefused("character U+%04X is not ASCII".formatted((int) text.charAt(i)));
            }
        }
        Matcher references = REFERENCE.matcher(text);
        while (references.find()) {
            String hex = references.group(1);
            long code = hex == null ? Long.parseLong(references.group(2)) : Long.parseLong(hex, 16);
            if (code > 0xFF) {
                throw new MessageRefused("character U+%04X is beyond what QuickBooks stores".formatted(code));
            }
        }
    }

    private static Element tree(String text) {
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new StringReader(text));
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                if (reader.getEventType() == XMLStreamConstants.DTD) {
                    throw new MessageRefused("a document type declaration");
                }
            }
            Element root = element(reader);
            while (reader.hasNext()) {
                reader.next();
            }
            return root;
        } catch (XMLStreamException e) {
            throw new MessageRefused("not well-formed: " + e.getMessage());
        }
    }

    private static Element element(XMLStreamReader reader) throws XMLStreamException {
        String name =
                reader.getPrefix().isEmpty() ? reader.getLocalName() : reader.getPrefix() + ":" + reader.getLocalName();
        if (reader.getNamespaceCount() > 0) {
            throw new MessageRefused("<" + name + "> declares a namespace");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        List<Element> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(reader));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    return new Element(name, attributes, List.copyOf(children), text.toString());
                }
                default -> {}
            }
        }
    }

    private static Element messageSet(Element root) {
        if (!root.name().equals("QBXML")
                || root.children().size() != 1
                || !root.text().isBlank()
                || !root.attributes().isEmpty()) {
            throw new MessageRefused("the root is not QBXML with one message set in it");
        }
        Element set = root.children().getFirst();
        if (!set.name().equals("QBXMLMsgsRq")) {
            throw new MessageRefused("<" + set.name() + "> instead of QBXMLMsgsRq");
        }
        if (!set.text().isBlank()) {
            throw new MessageRefused("text between requests");
        }
        for (String attribute : set.attributes().keySet()) {
            if (!List.of("onError", "responseData", "newMessageSetID", "oldMessageSetID")
                    .contains(attribute)) {
                throw new MessageRefused("QBXMLMsgsRq has no attribute " + attribute);
            }
        }
        String responseData = set.attributes().getOrDefault("responseData", "includeAll");
        if (!responseData.equals("includeAll") && !responseData.equals("includeNone")) {
            throw new MessageRefused("responseData is " + responseData);
        }
        switch (set.attributes().getOrDefault("onError", "")) {
            case "stopOnError", "continueOnError" -> {}
            case "rollbackOnError" ->
                throw new MessageRefused(
                        MessageRefused.ROLLBACK, "rollbackOnError is not supported.", "onError is rollbackOnError");
            default -> throw new MessageRefused("onError is missing or unknown");
        }
        return set;
    }

    /** The guide: no blanks between the tags of an empty CompanyQueryRq or PreferencesQueryRq. */
    private static void blanks(Element request) {
        if ((request.name().equals("CompanyQueryRq") || request.name().equals("PreferencesQueryRq"))
                && request.children().isEmpty()
                && !request.text().isEmpty()) {
            throw new MessageRefused("blanks inside an empty <" + request.name() + ">");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
