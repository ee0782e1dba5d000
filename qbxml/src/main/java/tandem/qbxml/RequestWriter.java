package tandem.qbxml;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes a request as pure ASCII. No white space, no byte order mark: QuickBooks refuses a text whose declaration is
 * not its very beginning, and it is more reliable with references than with raw characters.
 */
final class RequestWriter {
    private static final int LAST_ASCII = 0x7E;

    private final StringBuilder text = new StringBuilder(512);
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins the document, with the instruction that names the version of the specification. */
    RequestWriter(String version) {
        text.append("<?xml version=\"1.0\" encoding=\"utf-8\"?><?qbxml version=\"")
                .append(version)
                .append("\"?>");
    }

    /** Opens an element with attributes, given as names and values in turn. */
    RequestWriter open(String name, String... attributes) {
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            text.append('"');
        }
        text.append('>');
        open.push(name);
        return this;
    }

    /** Closes the element opened last. */
    RequestWriter close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Writes an element that holds a text. */
    RequestWriter element(String name, String content) {
        text.append('<').append(name).append('>');
        escape(content);
        text.append("</").append(name).append('>');
        return this;
    }

    /** Writes one element for each text. */
    RequestWriter elements(String name, Iterable<String> contents) {
        contents.forEach(content -> element(name, content));
        return this;
    }

    /** The whole document. */
    String finish() {
        while (!open.isEmpty()) {
            close();
        }
        return text.toString();
    }

    private void escape(String content) {
        String plain = WireText.of(content).text();
        for (int i = 0; i < plain.length(); i++) {
            char character = plain.charAt(i);
            switch (character) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&apos;");
                default -> {
                    if (character <= LAST_ASCII) {
                        text.append(character);
                    } else {
                        text.append("&#").append((int) character).append(';');
                    }
                }
            }
        }
    }
}
