package tandem.persistence.company;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;
import tandem.company.CompanyId;
import tandem.company.Connector;
import tandem.company.ConnectorId;

/** The columns of {@code connector} that people move. Those that sessions move are not mapped, so that nothing here can overwrite them. */
@Entity
@Table(name = "connector")
@IdClass(ConnectorKey.class)
@DynamicUpdate
class ConnectorRow implements Persistable<ConnectorKey> {

    @Id
    private UUID companyId;

    @Id
    private UUID id;

    @Column(updatable = false)
    private String username;

    private String label;
    private @Nullable String installation;
    private boolean unattended;
    private boolean personalData;
    private UUID ownerId;
    private UUID fileId;
    private byte[] keyHash;
    private byte @Nullable [] previousKeyHash;
    private @Nullable Instant previousKeyUntil;
    private @Nullable Instant revokedAt;

    @Version
    private @Nullable Long version;

    @Column(updatable = false)
    private Instant createdAt;

    @SuppressWarnings({"NullAway.Init", "unused"}) // Hibernate fills the fields
    protected ConnectorRow() {}

    /** A row for a new connector. */
    @SuppressWarnings("NullAway.Init") // take() fills the rest
    ConnectorRow(Connector connector, byte[] hash) {
        companyId = connector.company().value();
        id = connector.id().value();
        username = connector.username();
        keyHash = hash;
        createdAt = connector.createdAt();
        take(connector);
    }

    /** Takes over whatever of a connector may change, but for its key. */
    final void take(Connector connector) {
        label = connector.label();
        installation = connector.installation();
        unattended = connector.unattended();
        personalData = connector.personalData();
        ownerId = connector.ownerId();
        fileId = connector.fileId();
        revokedAt = connector.revokedAt();
    }

    void rotate(byte[] hash, Instant previousUntil) {
        previousKeyHash = keyHash;
        previousKeyUntil = previousUntil;
        keyHash = hash;
    }

    Connector connector() {
        return new Connector(
                new ConnectorId(id),
                new CompanyId(companyId),
                username,
                label,
                installation,
                unattended,
                personalData,
                ownerId,
                fileId,
                previousKeyUntil,
                revokedAt,
                version(),
                createdAt);
    }

    long version() {
        return version == null ? 0 : version;
    }

    @Override
    public ConnectorKey getId() {
        return new ConnectorKey(companyId, id);
    }

    @Override
    public boolean isNew() {
        return version == null;
    }
}
