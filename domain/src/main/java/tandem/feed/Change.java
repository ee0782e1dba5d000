package tandem.feed;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * An entry of a company's change feed.
 *
 * @param seq counts the company's changes from 1, in the order in which they were committed and without holes
 * @param at when it was made; does not go backwards
 * @param entity our own identity of what has changed
 */
public record Change(long seq, Instant at, Topic topic, UUID entity, What what) {

    /** What happened. */
    public enum What {
        /** It is new here. */
        CREATED,
        /** Something about it is otherwise. */
        UPDATED,
        /** An entry of a list, that was active, is not any more. */
        DEACTIVATED,
        /** QuickBooks does not have it any more, or it was thrown away here. */
        REMOVED,
        /** It was removed and is back. */
        RESTORED;

        /** The change with this word. */
        public static What ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
