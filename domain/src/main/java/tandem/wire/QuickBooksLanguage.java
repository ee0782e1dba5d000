package tandem.wire;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;

/** Port: speaks QuickBooks' language, qbXML, in both directions. Holds no state. */
public interface QuickBooksLanguage {

    /**
     * How the id of every question for {@link Question.OpenBills} begins, and of no other question for bills: it tells
     * their answers apart, which look alike.
     */
    String OPEN_BILLS_PREFIX = "sweep";

    /** How the id of every question for {@link Question.Outlines} begins, and of no other question for records. */
    String OUTLINES_PREFIX = "scrub";

    /**
     * The exact text to send, complete with declarations, in pure ASCII.
     *
     * @throws IllegalArgumentException if a question cannot be put in this version
     */
    String render(MessageSet set, QbXmlVersion version);

    /**
     * Begins to read an answer, piece by piece and in order, without holding it as a whole. Characters that XML forbids are
     * dropped. The reading goes on in a thread of its own, a bounded way ahead of who takes the pieces; nobody else may use the
     * reader until it is closed.
     */
    Reading begin(Reader answer);

    /**
     * Reads an answer.
     *
     * @see Reading#handOut
     */
    default void read(Reader answer, Consumer<Answer> pieces) throws UnreadableAnswer {
        try (var reading = begin(answer)) {
            reading.handOut(pieces);
        }
    }

    /** The reading of one answer. */
    interface Reading extends AutoCloseable {

        /**
         * Hands out the pieces, in the calling thread. What the consumer throws comes out unchanged. Called once.
         *
         * @throws UnreadableAnswer if the text is no answer of QuickBooks or breaks off; pieces may have been handed out before
         */
        void handOut(Consumer<Answer> pieces) throws UnreadableAnswer;

        /** Ends the reading, wherever it is. When this returns it is over. */
        @Override
        void close();
    }

    /**
     * Copies a text of either direction, with tax identities, bank data and everything else that may not be kept masked.
     * The text need not be well-formed. Neither end is closed.
     */
    void mask(Reader text, Writer masked) throws IOException;

    /**
     * The text, masked.
     *
     * @see #mask
     */
    default String masked(String text) {
        var masked = new StringWriter(text.length());
        try {
            mask(new StringReader(text), masked);
        } catch (IOException e) {
            throw new UncheckedIOException("strings do not fail", e);
        }
        return masked.toString();
    }
}
