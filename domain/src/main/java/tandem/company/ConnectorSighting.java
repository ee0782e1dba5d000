package tandem.company;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the last calls of a connector told.
 *
 * @param answer the last answer: {@code work}, {@code none}, {@code busy}, {@code nvu} or {@code waiting}
 * @param answerReason in plain words; absent where there was work
 * @param session its session that is open; absent: none is
 */
public record ConnectorSighting(
        @Nullable Instant lastSeenAt,
        @Nullable String webConnectorVersion,
        @Nullable String quickBooksVersion,
        @Nullable Instant lastCompletedAt,
        @Nullable String answer,
        @Nullable String answerReason,
        @Nullable OpenSession session) {

    /** A connector that has never called. */
    public static final ConnectorSighting NONE = new ConnectorSighting(null, null, null, null, null, null, null);

    /**
     * An open session.
     *
     * @param isExchanging whether anything has been asked of QuickBooks in it
     */
    public record OpenSession(boolean isExchanging, Instant lastSeenAt) {}
}
