package tandem.company;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a connector stands.
 *
 * @param text the words that its person knows from the screen
 * @param reason why, in plain words; absent where all is well
 */
public record ConnectorState(
        Word word, String text, @Nullable String reason) {

    /** What the person at a connector reads while another one holds the company. */
    public static final String WAITING = "waiting for active session to expire";

    private static final String CONNECTED = "connected to server";
    private static final String SYNCHRONIZING = "synchronizing";
    private static final int MISSED_CALLS = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The contract's words. */
    public enum Word {
        NEVER_CONNECTED,
        CONNECTED,
        SYNCHRONIZING,
        WAITING,
        NOT_CONNECTED,
        REVOKED
    }

    /**
     * The state at this moment.
     *
     * @param interval how often it is expected to call
     */
    public static ConnectorState of(boolean isRevoked, ConnectorSighting sighting, Duration interval, Instant now) {
        var seen = sighting.lastSeenAt();
        if (isRevoked) {
            return new ConnectorState(Word.REVOKED, "revoked", "its key is not accepted any more");
        }
        if (seen == null) {
            return new ConnectorState(Word.NEVER_CONNECTED, "never connected", "it has not called yet");
        }
        if (isSilent(seen, interval, now)) {
            return new ConnectorState(Word.NOT_CONNECTED, "not connected", "not seen since " + TIME.format(seen));
        }
        if ("waiting".equals(sighting.answer())) {
            return new ConnectorState(Word.WAITING, WAITING, WAITING);
        }
        if ("busy".equals(sighting.answer())) {
            return new ConnectorState(Word.WAITING, WAITING, sighting.answerReason());
        }
        if (sighting.session() != null && sighting.session().isExchanging()) {
            return new ConnectorState(Word.SYNCHRONIZING, SYNCHRONIZING, SYNCHRONIZING);
        }
        return new ConnectorState(Word.CONNECTED, CONNECTED, sighting.answerReason());
    }

    /** Whether a connector that was last seen then has missed so many calls that something is wrong. */
    public static boolean isSilent(Instant lastSeen, Duration interval, Instant now) {
        return lastSeen.plus(interval.multipliedBy(MISSED_CALLS)).isBefore(now);
    }

    /** A moment as people read it. */
    public static String time(Instant moment) {
        return TIME.format(moment);
    }
}
