package tandemfuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tandem.qbxml.TolerantReader;

/** Drops what XML forbids, and nothing else. What that is, is told here a second time, by a pattern. */
public final class TolerantTarget {

    private static final Pattern FORBIDDEN = Pattern.compile(
            "&#(?:x(?<hexadecimal>[0-9a-fA-F]{1,8000})|(?<decimal>[0-9]{1,8000}));|[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");
    private static final Pattern BEGINNING = Pattern.compile("\\A[\\x{FEFF}\\x00-\\x20]+");

    private TolerantTarget() {}

    /** One input: characters of all sorts, halves of them as well. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        long began = System.nanoTime();
        String text = Amplified.of(data.consumeRemainingAsString());
        String read = read(new StringReader(text));
        Expected.that(read.equals(read(new Dribble(text))), "another text where it comes in other pieces");
        Expected.that(read.equals(withoutForbidden(text)), "something else was dropped than what XML forbids");
        Expected.inTime(began);
    }

    private static String read(Reader text) {
        try (var tolerant = new TolerantReader(text)) {
            var all = new StringWriter();
            tolerant.transferTo(all);
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutForbidden(String text) {
        String begun = BEGINNING.matcher(text).replaceFirst("");
        return FORBIDDEN.matcher(begun).replaceAll(found -> isAllowed(found.group(), begun, found.start()) ? "$0" : "");
    }

    private static boolean isAllowed(String found, String text, int start) {
        Matcher reference = FORBIDDEN.matcher(found);
        if (!found.startsWith("&") || !reference.matches()) {
            return false;
        }
        boolean hexadecimal = reference.group("hexadecimal") != null;
        var number = hexadecimal
                ? new BigInteger(reference.group("hexadecimal"), 16)
                : new BigInteger(reference.group("decimal"));
        return number.bitLength() < 22 && isXml(number.intValue());
    }

    private static boolean isXml(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000 && character <= 0x10FFFF;
    }
}
