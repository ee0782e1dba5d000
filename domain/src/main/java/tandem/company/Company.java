package tandem.company;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A company of MineralTree's, as people manage it. How its sync stands is told by {@link CompanyProgress}.
 *
 * @param externalId MineralTree's own id, unique
 * @param pause may be over already; see {@link Pause#lastsAt}
 * @param retiredAt from then on nothing is synced any more; the data stays
 * @param version counts the changes that people made
 */
public record Company(
        CompanyId id,
        @Nullable String externalId,
        CompanySettings settings,
        List<QuietHours> quietHours,
        @Nullable Pause pause,
        @Nullable Instant retiredAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public Company {
        quietHours = List.copyOf(quietHours);
    }

    public boolean isRetired() {
        return retiredAt != null;
    }

    public Company with(CompanySettings changed, Instant now) {
        return new Company(id, externalId, changed, quietHours, pause, retiredAt, version, createdAt, now);
    }

    public Company withQuietHours(List<QuietHours> changed, Instant now) {
        return new Company(id, externalId, settings, changed, pause, retiredAt, version, createdAt, now);
    }

    public Company withPause(@Nullable Pause changed, Instant now) {
        return new Company(id, externalId, settings, quietHours, changed, retiredAt, version, createdAt, now);
    }

    public Company retired(Instant now) {
        return new Company(id, externalId, settings, quietHours, null, now, version, createdAt, now);
    }
}
