package tandem.reconciliation;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.request.RequestId;

/**
 * One thing about one record that is not as it should be.
 *
 * @param severity may be higher than the check's own
 * @param about the record
 * @param quickBooks the compared fields as QuickBooks has them
 * @param hub the compared fields as this side has them
 * @param openings how often it has come up; one that was resolved and is found again keeps its id
 * @param openedAt the last time that it came up
 * @param lastSeenAt the last comparison that found it
 * @param acceptance why a person lets it stand; absent: nobody does
 * @param resentAs the request that does a vanished write again
 */
public record Discrepancy(
        UUID id,
        Check check,
        Severity severity,
        About about,
        Map<String, ?> quickBooks,
        Map<String, ?> hub,
        Status status,
        int openings,
        Instant firstSeenAt,
        Instant openedAt,
        Instant lastSeenAt,
        @Nullable Instant resolvedAt,
        @Nullable Acceptance acceptance,
        @Nullable RequestId resentAs,
        long version) {

    /**
     * The record that it is about.
     *
     * @param kind as the contract calls it, {@code company} where it is about the file as a whole
     * @param name its number or name, as people call it
     * @param quickBooksId its ListID or TxnID
     */
    public record About(
            String kind,
            UUID id,
            @Nullable String name,
            @Nullable String quickBooksId) {}

    /** Who lets it stand, and why. */
    public record Acceptance(String by, String reason) {}

    /** Where it stands. */
    public enum Status {
        /** Somebody should look at it. */
        OPEN,
        /** The facts agree again. */
        RESOLVED,
        /** A person lets it stand, as long as the compared fields stay as they are. */
        ACCEPTED;

        /** The word in the contract and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The status with this word.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static Status ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
