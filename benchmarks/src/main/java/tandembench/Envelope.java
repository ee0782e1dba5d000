package tandembench;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SOAP as the Web Connector writes it, and what is read out of the answers. */
final class Envelope {

    private static final String BEGIN =
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">"
                    + "<soap:Body><%1$s xmlns=\"http://developer.intuit.com/\">";
    private static final String END = "</%1$s></soap:Body></soap:Envelope>";

    private Envelope() {}

    static String of(String operation, String parameters) {
        return begin(operation) + parameters + end(operation);
    }

    static String begin(String operation) {
        return BEGIN.formatted(operation);
    }

    static String end(String operation) {
        return END.formatted(operation);
    }

    static String parameter(String name, String value) {
        return "<" + name + ">" + escaped(value) + "</" + name + ">";
    }

    static String escaped(String text) {
        return new String(Bills.escaped(text), StandardCharsets.UTF_8);
    }

    static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#xD;", "\r")
                .replace("&amp;", "&");
    }

    /** The content of the first element of this name; empty where the element is. */
    static String text(String xml, String element) {
        Matcher found = Pattern.compile("<(?:\\w+:)?" + element + "(?: [^>]*)?(?:/>|>(.*?)</)", Pattern.DOTALL)
                .matcher(xml);
        if (!found.find()) {
            throw new IllegalStateException("no " + element + " in " + xml);
        }
        return found.group(1) == null ? "" : found.group(1);
    }
}
