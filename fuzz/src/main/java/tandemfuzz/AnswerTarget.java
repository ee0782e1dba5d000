package tandemfuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import tandem.qbxml.QbXml;
import tandem.wire.UnreadableAnswer;

/**
 * Reads the input as an answer of QuickBooks. It has to be read or be called unreadable, and be the same answer whatever pieces
 * it comes in.
 */
public final class AnswerTarget {

    private static final LoggedErrors ERRORS = LoggedErrors.listen();
    private static final QbXml QBXML = new QbXml();

    private AnswerTarget() {}

    /** One input. */
    public static void fuzzerTestOneInput(byte[] input) {
        long began = System.nanoTime();
        String text = new String(Amplified.of(input), UTF_8);
        List<String> pieces = pieces(new StringReader(text));
        Expected.that(pieces.equals(pieces(new Dribble(text))), "another answer where it comes in other pieces");
        ERRORS.expectNone();
        Expected.inTime(began);
    }

    private static List<String> pieces(Reader text) {
        List<String> pieces = new ArrayList<>();
        try {
            QBXML.read(text, piece -> pieces.add(piece.toString()));
        } catch (UnreadableAnswer e) {
            // how much is handed out before, and where it is said to be, is up to the parser's buffer
            return List.of("unreadable");
        }
        return pieces;
    }
}
