package tandem.approval;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to the approval of a bill. Steps are only added.
 *
 * @param approver who decided; absent where nobody did
 * @param reason as whoever acted gave it, or what the hub has to say
 * @param by a key, or the hub
 */
public record Step(
        What what, @Nullable String approver, @Nullable String reason, Instant at, String by) {

    /** What happened. */
    public enum What {
        /** Somebody set by hand who is asked. */
        ROUTED,
        /** An approver approved. */
        APPROVED,
        /** An approver declined. */
        DECLINED,
        /** All decisions so far were about another bill, so to speak: everybody is asked anew. */
        RESTARTED;

        /** The word in the contract and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The step with this word.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static What ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
