package tandem.qbwc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One call as it was read from the wire.
 *
 * @param parameters what came, by name; a parameter that did not come is missing here
 * @param response the text of the parameter {@code response}, which may be too big for memory
 * @param damage why the rest of the envelope could not be read; what was read before it is here
 */
record Call(
        Operation operation,
        Map<String, String> parameters,
        ArrivingResponse response,
        @Nullable String damage) implements AutoCloseable {

    private static final List<String> NUMBERS = List.of("qbXMLMajorVers", "qbXMLMinorVers");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    /** The session's ticket, empty when none came. */
    String ticket() {
        return parameters.getOrDefault("ticket", "");
    }

    /** The call in a tidy envelope: the response left out, and numbers that are none replaced by zero. */
    byte[] envelope() {
        Map<String, String> tidy = new HashMap<>(parameters);
        tidy.remove("response");
        for (String number : NUMBERS) {
            tidy.compute(number, (name, text) -> number(text));
        }
        return EnvelopeWriter.call(operation, tidy);
    }

    private static String number(@Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        return NUMBER.matcher(stripped).matches() ? stripped : "0";
    }

    /** Throws the response away. */
    @Override
    public void close() {
        response.close();
    }

    /** Says nothing of the contents, which may be secret. */
    @Override
    public String toString() {
        return "Call[" + operation.element() + (damage == null ? "]" : ", damaged]");
    }
}
