package tandem.api.console;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tandem.company.ConnectorOverview;
import tandem.company.ConnectorState;
import tandem.state.RefusedAttempts;

/**
 * A connector in the list of its company's.
 *
 * @param reason why it stands so; empty: nothing is to be said
 * @param refused calls with a wrong key of late; absent: none
 * @param holdsSince when it last attempted to sync, if it has the company to itself; absent: it has not
 */
public record ConnectorLine(
        String id,
        String label,
        @Nullable String installation,
        String username,
        String style,
        String words,
        String reason,
        boolean isRevoked,
        @Nullable Instant lastSeenAt,
        @Nullable Instant lastCompletedAt,
        @Nullable String webConnectorVersion,
        @Nullable String quickBooksVersion,
        RefusedAttempts.@Nullable Refused refused,
        @Nullable Instant holdsSince) {

    static ConnectorLine of(
            ConnectorOverview overview,
            RefusedAttempts.@Nullable Refused refused,
            @Nullable Instant holdsSince,
            Instant now) {
        var connector = overview.connector();
        var sighting = overview.sighting();
        var state = overview.state(now);
        return new ConnectorLine(
                connector.id().toString(),
                connector.label(),
                connector.installation(),
                connector.username(),
                style(state.word()),
                state.text(),
                state.reason() == null || state.reason().equals(state.text()) ? "" : state.reason(),
                connector.isRevoked(),
                sighting.lastSeenAt(),
                sighting.lastCompletedAt(),
                sighting.webConnectorVersion(),
                sighting.quickBooksVersion(),
                refused,
                holdsSince);
    }

    private static String style(ConnectorState.Word word) {
        return switch (word) {
            case CONNECTED -> "good";
            case SYNCHRONIZING -> "working";
            case NOT_CONNECTED -> "attention";
            case NEVER_CONNECTED, WAITING, REVOKED -> "waiting";
        };
    }
}
