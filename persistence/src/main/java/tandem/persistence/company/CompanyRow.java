package tandem.persistence.company;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;
import tandem.company.Company;
import tandem.company.CompanyId;
import tandem.company.CompanySettings;
import tandem.company.Pause;

/** A row of {@code company}. */
@Entity
@Table(name = "company")
@DynamicUpdate
class CompanyRow implements Persistable<UUID> {

    @Id
    private UUID id;

    private @Nullable String externalId;
    private String name;
    private int syncIntervalMinutes;
    private @Nullable LocalDate initialSyncFrom;
    private String companyFilePath;
    private boolean autoPost;
    private boolean allowSampleFile;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private LocalDate[] declaredRestoreDates;

    private @Nullable Integer companyFileSizeMb;

    @ColumnTransformer(write = "?::jsonb")
    private String quietHours;

    private @Nullable String pauseReason;
    private @Nullable Instant pausedAt;
    private @Nullable Instant pausedUntil;
    private @Nullable Instant retiredAt;

    @Version
    private @Nullable Long version;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    @SuppressWarnings({"NullAway.Init", "unused"}) // Hibernate fills the fields
    protected CompanyRow() {}

    /** A row for a new company. */
    @SuppressWarnings("NullAway.Init") // take() fills the rest
    CompanyRow(Company company) {
        id = company.id().value();
        externalId = company.externalId();
        createdAt = company.createdAt();
        take(company);
    }

    /** Takes over whatever of a company may change. */
    final void take(Company company) {
        var settings = company.settings();
        name = settings.name();
        syncIntervalMinutes = settings.syncIntervalMinutes();
        initialSyncFrom = settings.initialSyncFrom();
        companyFilePath = settings.companyFilePath();
        autoPost = settings.autoPost();
        allowSampleFile = settings.allowSampleFile();
        declaredRestoreDates = settings.declaredRestoreDates().toArray(LocalDate[]::new);
        companyFileSizeMb = settings.companyFileSizeMb();
        quietHours = QuietHoursJson.write(company.quietHours());
        var pause = company.pause();
        pauseReason = pause == null ? null : pause.reason();
        pausedAt = pause == null ? null : pause.since();
        pausedUntil = pause == null ? null : pause.until();
        retiredAt = company.retiredAt();
        updatedAt = company.updatedAt();
    }

    Company company() {
        var pause = pauseReason == null || pausedAt == null ? null : new Pause(pauseReason, pausedAt, pausedUntil);
        return new Company(
                new CompanyId(id),
                externalId,
                new CompanySettings(
                        name,
                        syncIntervalMinutes,
                        initialSyncFrom,
                        companyFilePath,
                        autoPost,
                        allowSampleFile,
                        List.of(declaredRestoreDates),
                        companyFileSizeMb),
                QuietHoursJson.read(quietHours),
                pause,
                retiredAt,
                version == null ? 0 : version,
                createdAt,
                updatedAt);
    }

    long version() {
        return version == null ? 0 : version;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return version == null;
    }
}
