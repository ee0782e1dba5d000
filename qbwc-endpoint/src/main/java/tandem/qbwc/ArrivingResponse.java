package tandem.qbwc;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.session.ResponseText;
import tandem.wire.Answer;
import tandem.wire.QuickBooksLanguage;
import tandem.wire.UnreadableAnswer;

/**
 * The response that a call brings. A long one is read as an answer of QuickBooks while it comes in, a bounded way ahead, so that most of
 * that is done when the call has come in as a whole; a short one is often known, and is read when somebody asks.
 * Nothing is made of it before somebody asks for its pieces.
 */
final class ArrivingResponse implements ResponseText, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ArrivingResponse.class);

    /** Up to so many bytes are read when somebody asks for them, if anybody does. */
    static final int SHORT = 1 << 16;

    private final SpooledText text;
    private final QuickBooksLanguage language;
    private @Nullable Begun begun;

    /** An empty response. */
    ArrivingResponse(SpooledText text, QuickBooksLanguage language) {
        this.text = text;
        this.language = language;
    }

    private record Begun(Reader text, QuickBooksLanguage.Reading reading) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            reading.close();
            text.close();
        }
    }

    /** Adds characters. A surrogate pair may be split over two calls. */
    void append(char[] characters, int start, int length) throws IOException {
        text.append(characters, start, length);
        if (begun == null && !text.isBlank() && text.bytes() > SHORT) {
            Reader growing = text.openWhileItGrows();
            begun = new Begun(growing, language.begin(growing));
        }
    }

    /** Ends the writing; nothing can be added afterwards. */
    void finish() throws IOException {
        text.finish();
    }

    /** Whether the text was longer than the limit and is lost. */
    boolean isTooBig() {
        return text.isTooBig();
    }

    /**
     * {@inheritDoc}
     *
     * <p>The first who asks takes up the reading that was begun; whoever asks again begins anew.
     */
    @Override
    public void read(QuickBooksLanguage spoken, Consumer<Answer> pieces) throws UnreadableAnswer {
        Begun first = begun;
        if (first == null || spoken != language) {
            text.read(spoken, pieces);
            return;
        }
        begun = null;
        try (first) {
            first.reading().handOut(pieces);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Reader open() throws IOException {
        return text.open();
    }

    @Override
    public long bytes() {
        return text.bytes();
    }

    @Override
    public boolean isBlank() {
        return text.isBlank();
    }

    /** Ends the reading, if nobody took it up, and throws the text away. */
    @Override
    public void close() {
        try (text) {
            if (begun != null) {
                begun.close();
            }
        } catch (IOException e) {
            LOG.warn(
                    "the reading of a response could not be closed: {}",
                    e.getClass().getName());
        }
    }
}
