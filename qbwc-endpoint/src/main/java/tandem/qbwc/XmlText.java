package tandem.qbwc;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.qbxml.TolerantReader;

/**
 * Turns the bytes of an XML document into characters. What the bytes themselves show wins, then the header Content-Type,
 * then the XML declaration, then UTF-8. A name that no charset has is passed over, and bytes that are no characters become
 * U+FFFD. Characters that XML forbids, plain or as references, are left out: QuickBooks lets people paste them into its
 * fields, and a strict parser would refuse the same response every time.
 */
final class XmlText {

    private static final int DECLARATION = 200;
    private static final Pattern ENCODING = Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']+)");
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    private XmlText() {}

    static Reader read(InputStream in, @Nullable String contentType) throws IOException {
        var bytes = new BufferedInputStream(in);
        bytes.mark(DECLARATION);
        byte[] start = bytes.readNBytes(DECLARATION);
        bytes.reset();
        return new TolerantReader(new InputStreamReader(bytes, charset(start, contentType)));
    }

    private static Charset charset(byte[] start, @Nullable String contentType) {
        return shownBy(start)
                .or(() -> named(CHARSET, contentType))
                .or(() -> named(ENCODING, new String(start, StandardCharsets.ISO_8859_1)))
                .orElse(StandardCharsets.UTF_8);
    }

    private static Optional<Charset> shownBy(byte[] start) {
        int first = start.length < 2 ? -1 : (start[0] & 0xFF) << 8 | start[1] & 0xFF;
        return switch (first) {
            case 0xFEFF, 0x003C -> Optional.of(StandardCharsets.UTF_16BE);
            case 0xFFFE, 0x3C00 -> Optional.of(StandardCharsets.UTF_16LE);
            case 0xEFBB -> Optional.of(StandardCharsets.UTF_8);
            default -> Optional.empty();
        };
    }

    private static Optional<Charset> named(Pattern pattern, @Nullable String text) {
        Matcher matcher = pattern.matcher(text == null ? "" : text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        try {
            Charset charset = Charset.forName(matcher.group(1));
            return isWide(charset) ? Optional.empty() : Optional.of(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** A text in such a charset would have shown it in its first two bytes; the name is wrong. */
    private static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }
}
