package tandem.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;
import tandem.company.QuietHours;
import tandem.company.SessionId;

/**
 * A connector at the door, with what decides how it is received.
 *
 * @param previousKeyHash a rotated key, good until {@code previousKeyUntil}
 * @param companyFilePath the file to open, or empty: the one that is open
 * @param lastCompletedAt when this connector last completed a session
 * @param lease who has the company
 * @param loading whether anything is still to be read for the first time
 * @param syncRequestedAt when somebody asked for a sync
 * @param writeDue whether a request is due to be written, or is in doubt
 * @param stopReason why nothing moves until a person says so
 * @param neighbours connectors of other companies on the same machine, for taking turns
 */
public record Caller(
        CompanyId company,
        ConnectorId connector,
        String userName,
        byte[] keyHash,
        byte @Nullable [] previousKeyHash,
        @Nullable Instant previousKeyUntil,
        boolean revoked,
        boolean unattended,
        @Nullable String installation,
        String companyFilePath,
        Duration interval,
        @Nullable String pauseReason,
        @Nullable Instant pausedUntil,
        List<QuietHours> quietHours,
        @Nullable Instant lastCompletedAt,
        @Nullable Instant lastTurnAt,
        @Nullable Lease lease,
        boolean loading,
        @Nullable Instant syncRequestedAt,
        boolean writeDue,
        @Nullable String stopReason,
        List<TurnTaking.Neighbour> neighbours) {

    /**
     * Who has a company.
     *
     * @param attemptedAt the holder's last call
     * @param session the holder's last session; absent when it has none
     */
    public record Lease(
            ConnectorId holder,
            Instant attemptedAt,
            @Nullable SessionId session) {}

    /** Whether the file is opened by the Web Connector itself, with nobody at the screen. */
    boolean isOffline() {
        return unattended && !companyFilePath.isEmpty();
    }
}
