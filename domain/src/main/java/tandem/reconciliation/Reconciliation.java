package tandem.reconciliation;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * One comparison of the two sides.
 *
 * @param askedBy the outward id of whoever asked for it: a key, or the hub
 * @param opened how many discrepancies it found that were not open before
 * @param resolved how many it found settled
 */
public record Reconciliation(
        UUID id, Scope scope, String askedBy, Instant startedAt, Instant finishedAt, int opened, int resolved) {

    /** What was compared. */
    public enum Scope {
        /** What has changed since the last comparison, and whatever was not right before. */
        CHANGES,
        /** Everything. */
        FULL;

        /** The word in the contract and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The scope with this word.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static Scope ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
