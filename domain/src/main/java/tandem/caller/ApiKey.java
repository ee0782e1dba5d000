package tandem.caller;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;

/**
 * What is known of an API key; the key itself is not.
 *
 * @param company the only company that exists for it; absent: all
 * @param expiresAt from then on it is not good; absent: never
 * @param lastUsedAt to the minute
 * @param previousKeyUntil after a rotation: how long the old secret is still good
 */
public record ApiKey(
        ApiKeyId id,
        String label,
        Set<Scope> scopes,
        @Nullable CompanyId company,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant previousKeyUntil,
        long version,
        Instant createdAt) {

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    /** Whether it is good at this moment. */
    public boolean isGoodAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    /** Whether it may manage keys of all companies. */
    public boolean managesEverything() {
        return company == null && scopes.contains(Scope.ADMIN);
    }

    /** The caller who shows it. */
    public Caller caller() {
        return new Caller(id.toString(), label, scopes, company);
    }
}
