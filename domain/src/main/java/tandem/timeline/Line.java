package tandem.timeline;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a timeline as people read it.
 *
 * @param text one sentence
 * @param by who acted; absent where nobody is known to have
 * @param reason as whoever acted gave it, or in QuickBooks' own words
 * @param traces where there is more to see
 * @param before the fields that somebody changed, where that was noted
 * @param after likewise
 */
public record Line(
        Moment moment,
        What what,
        Side side,
        String text,
        @Nullable By by,
        @Nullable String reason,
        Traces traces,
        Map<String, ?> before,
        Map<String, ?> after) {

    /** A line about nothing that somebody changed field by field. */
    Line(Moment moment, What what, Side side, String text, @Nullable By by, @Nullable String reason, Traces traces) {
        this(moment, what, side, text, by, reason, traces, Map.of(), Map.of());
    }

    /**
     * Where there is more to see.
     *
     * @param request outward id of the request concerned
     * @param session outward id of the session in which it happened
     * @param exchange its number in the session
     * @param discrepancy outward id of the discrepancy concerned
     */
    public record Traces(
            @Nullable String request,
            @Nullable String session,
            @Nullable Integer exchange,
            @Nullable String discrepancy) {

        static final Traces NONE = new Traces(null, null, null, null);
    }

    /**
     * Whoever acted.
     *
     * @param id outward id of a key, a person, a session or the hub
     * @param label what people call it; absent: nobody remembers
     */
    public record By(String id, @Nullable String label) {}

    /** Where it happened. */
    public enum Side {
        QUICKBOOKS,
        MINERALTREE
    }

    /** What happened, for programs. */
    public enum What {
        /** It was made on this side. */
        MADE,
        /** It was read from QuickBooks for the first time. */
        READ,
        CHANGED,
        DEACTIVATED,
        REMOVED,
        RESTORED,
        /** A request about it began to wait for its turn. */
        QUEUED,
        /** A request about it waits for another one. */
        BLOCKED,
        SENT,
        /** The answer was lost. */
        IN_DOUBT,
        /** QuickBooks carried it out. */
        ANSWERED,
        /** QuickBooks refused for the moment. */
        POSTPONED,
        FAILED,
        REQUEUED,
        CANCELLED,
        /** Somebody acted on it. */
        ACTED,
        ROUTED,
        APPROVED,
        DECLINED,
        RESTARTED,
        /** The two sides differ about it. */
        DIFFERED,
        /** They agree again. */
        AGREED;

        /** The word in the contract. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
