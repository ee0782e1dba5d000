package tandem.qbxml;

import java.io.IOException;
import java.io.Reader;

/**
 * Passes on the characters of an XML text without those that XML 1.0 forbids, so that a strict parser can read it.
 *
 * <p>People paste control characters into QuickBooks and QuickBooks writes them out, raw or as numeric references, and
 * either form is a fatal error to every parser. Dropped are forbidden characters, halves of surrogate pairs that stand
 * alone, and numeric references, decimal or hexadecimal, to anything of the kind. A byte order mark and white space
 * before the text go as well. Everything else comes through unchanged. References are recognised by their form alone,
 * also in comments and CDATA sections. Knows nothing of qbXML; memory does not grow with the text. Not thread safe.
 *
 * @see <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0, 2.2 Characters</a>
 */
public final class TolerantReader extends Reader {
    private static final int CAPACITY = 8192;

    /** For every character whether it may stand alone: asked of each one of every text, so it is looked up. */
    private static final boolean[] ALLOWED = new boolean[Character.MAX_VALUE + 1];

    static {
        for (int character = 0; character < ALLOWED.length; character++) {
            ALLOWED[character] = isAllowed(character);
        }
    }

    private final Reader source;
    private final char[] window = new char[CAPACITY];
    private int position;
    private int limit;
    private boolean ended;
    private boolean begun;
    private int vouched;
    private long dropped;

    /** Reads from the source, which is closed with this reader. */
    public TolerantReader(Reader source) {
        this.source = source;
    }

    /** How many forbidden characters and references have been dropped so far. */
    public long dropped() {
        return dropped;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!begun) {
            skipToTheText();
        }
        int written = 0;
        while (written < length && (position < limit || (written == 0 && available(1)))) {
            int run = vouched > 0 ? vouched : plainRun();
            if (run == 0) {
                judge();
            } else {
                run = Math.min(run, length - written);
                System.arraycopy(window, position, target, offset + written, run);
                vouched = Math.max(0, vouched - run);
                position += run;
                written += run;
            }
        }
        return written == 0 ? -1 : written;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** Whether XML 1.0 allows this code point in a text. */
    static boolean isAllowed(int codePoint) {
        return (codePoint >= 0x20 && codePoint <= 0xD7FF)
                || codePoint == '\n'
                || codePoint == '\r'
                || codePoint == '\t'
                || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
                || (codePoint >= 0x10000 && codePoint <= 0x10FFFF);
    }

    private void skipToTheText() throws IOException {
        while (available(1) && (window[position] == '\uFEFF' || window[position] <= ' ')) {
            if (!isAllowed(window[position])) {
                dropped++;
            }
            position++;
        }
        begun = true;
    }

    /** How many characters from here on can be passed on without a closer look. */
    private int plainRun() {
        // on local copies, since this looks at every character of every text
        char[] characters = window;
        boolean[] allowed = ALLOWED;
        int end = position;
        int last = limit;
        while (end < last) {
            char character = characters[end];
            if (character == '&' ? end + 1 == last || characters[end + 1] == '#' : !allowed[character]) {
                break;
            }
            end++;
        }
        return end - position;
    }

    private void judge() throws IOException {
        char next = window[position];
        if (next == '&') {
            int length = lengthOfForbiddenReference();
            if (length == 0) {
                vouched = 1;
            } else {
                drop(length);
            }
        } else if (Character.isHighSurrogate(next) && available(2) && Character.isLowSurrogate(window[position + 1])) {
            vouched = 2;
        } else {
            drop(1);
        }
    }

    private void drop(int length) {
        position += length;
        dropped++;
    }

    private int lengthOfForbiddenReference() throws IOException {
        if (!available(3) || window[position + 1] != '#') {
            return 0;
        }
        boolean hexadecimal = window[position + 2] == 'x';
        int firstDigit = hexadecimal ? 3 : 2;
        int radix = hexadecimal ? 16 : 10;
        int length = firstDigit;
        int codePoint = 0;
        while (available(length + 1) && isDigit(window[position + length], radix)) {
            codePoint = Math.min(
                    codePoint * radix + Character.digit(window[position + length], radix),
                    Character.MAX_CODE_POINT + 1);
            length++;
        }
        boolean complete = length > firstDigit && available(length + 1) && window[position + length] == ';';
        return complete && !isAllowed(codePoint) ? length + 1 : 0;
    }

    private static boolean isDigit(char character, int radix) {
        return character < 0x80 && Character.digit(character, radix) >= 0;
    }

    /** Makes sure that so many characters stand in the window from the position on, unless the text ends before. */
    private boolean available(int wanted) throws IOException {
        if (limit - position >= wanted) {
            return true;
        }
        if (wanted > CAPACITY) {
            return false;
        }
        System.arraycopy(window, position, window, 0, limit - position);
        limit -= position;
        position = 0;
        while (!ended && limit < wanted) {
            int count = source.read(window, limit, CAPACITY - limit);
            if (count < 0) {
                ended = true;
            } else {
                limit += count;
            }
        }
        return limit >= wanted;
    }
}
