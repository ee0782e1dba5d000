package tandemfuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tandem.qbxml.QbXml;

/**
 * Masks the input. What stands in an element for tax ids, bank data and the like is not in the result, where the input is
 * well-formed and the same text stands nowhere else in it.
 */
public final class MaskTarget {

    private static final QbXml QBXML = new QbXml();
    private static final XMLInputFactory PARSERS = parsers();
    private static final Pattern TELLING = Pattern.compile("[A-Za-z0-9-]{6,}");
    private static final Set<String> SECRET = Set.of(
            "EIN",
            "SSN",
            "TaxRegistrationNumber",
            "VendorTaxIdent",
            "BankNumber",
            "BankAccountNumber",
            "CreditCardNumber",
            "NameOnCard",
            "AccountNumber",
            "DataExtValue",
            "Memo",
            "Notes",
            "Phone",
            "Email");

    private MaskTarget() {}

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) {
        long began = System.nanoTime();
        String text = new String(Amplified.of(input), UTF_8);
        String masked = masked(new StringReader(text));
        Expected.that(masked.equals(masked(new Dribble(text))), "masked in another way where it comes in other pieces");
        for (String secret : secrets(text)) {
            boolean standsElsewhere = text.indexOf(secret) != text.lastIndexOf(secret);
            Expected.that(standsElsewhere || !masked.contains(secret), "in the clear: " + secret);
        }
        Expected.inTime(began);
    }

    private static String masked(Reader text) {
        var masked = new StringWriter();
        try {
            QBXML.mask(text, masked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return masked.toString();
    }

    /** The texts of secret elements; none where the text is not well-formed. */
    private static List<String> secrets(String text) {
        List<String> secrets = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        try {
            XMLStreamReader xml = PARSERS.createXMLStreamReader(new StringReader(text));
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> open.push(xml.getLocalName());
                    case XMLStreamConstants.END_ELEMENT -> open.pop();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        String piece = xml.getText().strip();
                        if (SECRET.contains(String.valueOf(open.peek()))
                                && TELLING.matcher(piece).matches()) {
                            secrets.add(piece);
                        }
                    }
                    default -> {}
                }
            }
            return secrets;
        } catch (XMLStreamException e) {
            return List.of();
        }
    }

    private static XMLInputFactory parsers() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
        return factory;
    }
}
