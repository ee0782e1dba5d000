package tandemfuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tandem.company.ConnectorFile.Document;
import tandem.company.ConnectorFile.Facts;
import tandem.company.ConnectorFile.NotPossible;
import tandem.qbwc.QwcFile;

/**
 * Makes a .qwc file of whatever people call their company, their connector and their hub. It is refused, or it is a file that
 * every Web Connector reads, with what was entered in it.
 */
public final class QwcTarget {

    private static final DocumentBuilder PARSER = parser();
    private static final UUID OWNER = new UUID(1, 1);
    private static final UUID FILE = new UUID(2, 2);
    private static final int ELEMENTS = 15;

    private QwcTarget() {}

    /** One input. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        long began = System.nanoTime();
        String url = data.consumeBoolean() ? "https://hub.example.com" : data.consumeString(60);
        String userName = data.consumeBoolean() ? "acme-042" : data.consumeAsciiString(60);
        int minutes = data.consumeInt(-1, 100_000);
        boolean unattended = data.consumeBoolean();
        boolean personal = data.consumeBoolean();
        String company = Amplified.of(data.consumeRemainingAsString());
        Document file;
        try {
            file = new QwcFile(url).render(new Facts(company, userName, OWNER, FILE, minutes, unattended, personal));
        } catch (NotPossible e) {
            Expected.that(
                    String.valueOf(e.getMessage()).contains("TANDEM_PUBLIC_URL"), "nobody is told what to change");
            return;
        } catch (IllegalArgumentException e) {
            Expected.that(isUnfit(userName) || minutes < 1, "refused although it is fit: " + e.getMessage());
            return;
        }
        check(file, company, userName, minutes);
        Expected.inTime(began);
    }

    private static void check(Document file, String company, String userName, int minutes) {
        Expected.that(file.name().matches("tandem-[a-z0-9-]{0,120}\\.qwc"), "a file name that is none: " + file.name());
        Expected.that(file.text().chars().allMatch(c -> c < 0x80), "it is not ASCII");
        Map<String, String> elements = elements(file.text());
        Expected.that(elements.size() == ELEMENTS, "elements: " + elements.keySet());
        Expected.that(userName.equals(elements.get("UserName")), "another user name");
        Expected.that(String.valueOf(minutes).equals(elements.get("Scheduler")), "another interval");
        Expected.that(elements.getOrDefault("AppName", "").matches("Tandem [A-Za-z0-9._-]{1,24}"), "no plain name");
        Expected.that(
                elements.getOrDefault("AppURL", "").contains("/qbwc?c="), "another address: " + elements.get("AppURL"));
        shows(company, elements.getOrDefault("AppDescription", ""), "Keeps MineralTree in step with ", 80);
        shows(company, elements.getOrDefault("AppDisplayName", ""), "Tandem - ", 50);
    }

    /** The company's name as it was entered, in one line and cut where it is too long. */
    private static void shows(String company, String shown, String before, int longest) {
        Expected.that(shown.length() <= longest && shown.startsWith(before.strip()), "shown as: " + shown);
        String told = shown.length() < before.length() ? "" : shown.substring(before.length());
        Expected.that(condensed(company).startsWith(condensed(told)), "the company is shown as " + told);
        boolean isWhole = condensed(told).equals(condensed(company));
        // A character beyond the sixteen bits that is cut, or blanks at the cut, make it shorter by a little.
        int scraps = company.length() + before.length() > longest ? longest : 0;
        Expected.that(isWhole || scraps > 0, "the company's name has lost its end: " + told);
    }

    /** Without blanks and what XML cannot carry. */
    private static String condensed(String text) {
        return text.codePoints()
                .filter(c -> c > 0x20 && c < 0xD800 || c > 0xDFFF && c < 0xFFFE || c > 0xFFFF)
                .filter(c -> !Character.isWhitespace(c) && !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isUnfit(String userName) {
        return userName.isEmpty()
                || userName.length() >= 50
                || !userName.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    private static Map<String, String> elements(String text) {
        try {
            Element root = PARSER.parse(new InputSource(new StringReader(text))).getDocumentElement();
            Expected.that(root.getTagName().equals("QBWCXML"), "another root: " + root.getTagName());
            Map<String, String> elements = new HashMap<>();
            for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element element) {
                    String before = elements.put(
                            element.getTagName(), element.getTextContent().strip());
                    Expected.that(before == null, "twice: " + element.getTagName());
                }
            }
            return elements;
        } catch (SAXException | IOException e) {
            throw new AssertionError("it is not well-formed", e);
        }
    }

    private static DocumentBuilder parser() {
        try {
            DocumentBuilder parser = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
            parser.setErrorHandler(null);
            return parser;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
