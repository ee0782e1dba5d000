package tandemfuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets a small input stand for a big one: <code>%{1000|text}</code> is the text a thousand times. What is wrong only with
 * much of something, such as elements in elements, would be found by nobody who changes one byte after the other.
 */
final class Amplified {

    /** No input becomes longer by this. */
    static final int LONGEST = 60_000;

    private static final Pattern MANY = Pattern.compile("%\\{(\\d{1,6})\\|([^}]{1,200})}");

    private Amplified() {}

    static byte[] of(byte[] input) {
        String text = new String(input, ISO_8859_1);
        return text.contains("%{") ? of(text).getBytes(ISO_8859_1) : input;
    }

    /** The text in full. */
    static String of(String text) {
        if (!text.contains("%{")) {
            return text;
        }
        var full = new StringBuilder();
        Matcher many = MANY.matcher(text);
        int done = 0;
        while (many.find()) {
            full.append(text, done, many.start());
            String piece = many.group(2);
            int room = Math.max(0, LONGEST - text.length() - full.length());
            full.append(piece.repeat(Math.min(Integer.parseInt(many.group(1)), room / piece.length())));
            done = many.end();
        }
        return full.append(text, done, text.length()).toString();
    }
}
