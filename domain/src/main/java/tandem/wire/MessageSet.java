package tandem.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Questions that travel together. QuickBooks works on them in order, each for itself; the whole set is refused
 * when one of them cannot be read.
 *
 * @param id under which QuickBooks shall keep the outcome, for sets that write; at most 23 ASCII characters
 */
public record MessageSet(List<Asked> questions, @Nullable String id) {

    /** Copies the questions and refuses an empty set, whose meaning is another one. */
    public MessageSet {
        questions = List.copyOf(questions);
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("a message set asks at least one question");
        }
        if (id != null && id.length() > 23) {
            throw new IllegalArgumentException("a message-set id has at most 23 characters: " + id);
        }
    }

    /**
     * A question and the id that QuickBooks echoes in its answer.
     *
     * @param requestId at most 50 characters
     */
    public record Asked(String requestId, Question question) {}

    /** A set of reading questions. */
    public static MessageSet of(List<Asked> questions) {
        return new MessageSet(questions, null);
    }
}
