package tandem.session;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import tandem.wire.Answer;
import tandem.wire.QuickBooksLanguage;
import tandem.wire.UnreadableAnswer;

/** The text of a response, too big to be held in memory. It can be read more than once, until its owner closes it. */
public interface ResponseText {

    /** Opens the text at its beginning. */
    Reader open() throws IOException;

    /**
     * Reads the text as an answer of QuickBooks. It may have been begun while the text came in.
     *
     * @throws UnreadableAnswer if it is none or breaks off; pieces may have been handed out before
     */
    default void read(QuickBooksLanguage language, Consumer<Answer> pieces) throws UnreadableAnswer {
        try (var reader = open()) {
            language.read(reader, pieces);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its length in bytes of UTF-8; 0 means that none came. */
    long bytes();

    /** Whether nothing came but white space. */
    default boolean isBlank() {
        return bytes() == 0;
    }
}
