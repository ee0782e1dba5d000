package tandem.wire;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Questions that travel together. QuickBooks works on them in order, each for itself; the whole set is refused
 * when one of them cannot be read. A write travels alone, so that nothing else can spoil it and one id stands for one outcome.
 *
 * @param id under which QuickBooks keeps the outcome, for sets that write: 1 to 23 printable ASCII characters, no blanks
 * @param asksForOutcome whether the set asks nothing but what became of an earlier set with this id
 */
public record MessageSet(List<Asked> questions, @Nullable String id, boolean asksForOutcome) {

    private static final Pattern ID = Pattern.compile("[!-~]{1,23}");

    /** Copies the questions and refuses sets whose meaning would be another one, or whose outcome could not be told. */
    public MessageSet {
        questions = List.copyOf(questions);
        if (questions.isEmpty() != asksForOutcome) {
            throw new IllegalArgumentException("a message set asks either questions or for an outcome");
        }
        if (id != null && !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a message-set id has 1 to 23 printable ASCII characters: '" + id + "'");
        }
        if (asksForOutcome && id == null) {
            throw new IllegalArgumentException("an outcome is asked for by the id of its message set");
        }
        if (questions.stream().anyMatch(MessageSet::isWrite) && (id == null || questions.size() > 1)) {
            throw new IllegalArgumentException("a write travels alone and in a message set with an id");
        }
    }

    /** A set of questions. */
    public MessageSet(List<Asked> questions, @Nullable String id) {
        this(questions, id, false);
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

    /**
     * Asks QuickBooks for the stored outcome of an earlier set and for nothing else. The answer begins with an
     * {@link Answer.SetOutcome}; where QuickBooks has the outcome, it goes on as the answer to that set did.
     */
    public static MessageSet outcomeOf(String id) {
        return new MessageSet(List.of(), id, true);
    }

    private static boolean isWrite(Asked asked) {
        return asked.question() instanceof Question.CarryOut || asked.question() instanceof Question.WriteMark;
    }
}
