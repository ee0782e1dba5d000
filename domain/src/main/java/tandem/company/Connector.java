package tandem.company;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One installation of the Web Connector for one company, as people manage it. What its calls tell is in
 * {@link ConnectorSighting}.
 *
 * @param username sent by the Web Connector with every session; unique, short, plain ASCII
 * @param installation names the machine and Windows profile; connectors with the same one take turns
 * @param unattended runs with nobody at the screen
 * @param personalData asks QuickBooks for access to personal data such as tax ids
 * @param ownerId with {@code fileId}: what ties its .qwc to the company file; stable unless reissued
 * @param previousKeyUntil after a rotation: how long the old key is still good
 */
public record Connector(
        ConnectorId id,
        CompanyId company,
        String username,
        String label,
        @Nullable String installation,
        boolean unattended,
        boolean personalData,
        UUID ownerId,
        UUID fileId,
        @Nullable Instant previousKeyUntil,
        @Nullable Instant revokedAt,
        long version,
        Instant createdAt) {

    public boolean isRevoked() {
        return revokedAt != null;
    }

    public Connector revoked(Instant now) {
        return new Connector(
                id,
                company,
                username,
                label,
                installation,
                unattended,
                personalData,
                ownerId,
                fileId,
                previousKeyUntil,
                now,
                version,
                createdAt);
    }

    public Connector reissued(UUID newOwnerId, UUID newFileId) {
        return new Connector(
                id,
                company,
                username,
                label,
                installation,
                unattended,
                personalData,
                newOwnerId,
                newFileId,
                previousKeyUntil,
                revokedAt,
                version,
                createdAt);
    }
}
