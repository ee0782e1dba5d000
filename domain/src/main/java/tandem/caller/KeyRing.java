package tandem.caller;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import tandem.access.KeyedHash;
import tandem.audit.Actor;
import tandem.audit.AuditEvent;
import tandem.audit.AuditTrail;
import tandem.company.CompanyId;
import tandem.company.KnownCompanies;
import tandem.identity.UuidV7;
import tandem.listing.Slice;
import tandem.outcome.Outcome;
import tandem.outcome.Violation;

/** Makes, rotates and deletes API keys. */
public final class KeyRing {

    /** How long a rotated key is good unless the caller says otherwise. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    /** The longest overlap: beyond that a rotation protects nothing. */
    public static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    private static final int LONGEST_LABEL = 200;
    private final ApiKeys keys;
    private final KnownCompanies companies;
    private final KeyedHash hash;
    private final AuditTrail audit;
    private final Clock clock;

    public KeyRing(ApiKeys keys, KnownCompanies companies, KeyedHash hash, AuditTrail audit, Clock clock) {
        this.keys = keys;
        this.companies = companies;
        this.hash = hash;
        this.audit = audit;
        this.clock = clock;
    }

    /** A key and its secret, which is shown this once. */
    public record NewKey(ApiKey key, String secret) {
        @Override
        public String toString() {
            return "NewKey[" + key + "]";
        }
    }

    /** What a new key shall be. */
    public record Wanted(
            @Nullable String label,
            @Nullable Set<Scope> scopes,
            @Nullable CompanyId company,
            @Nullable Instant expiresAt) {}

    /** The keys that the caller may know of. */
    public Slice<ApiKey> list(Caller caller, @Nullable ApiKeyId after, int limit) {
        return keys.list(caller.limitedTo(), after, limit);
    }

    public Optional<ApiKey> find(Caller caller, ApiKeyId id) {
        return keys.find(id).filter(key -> isVisibleTo(caller, key));
    }

    public Outcome<NewKey, KeyRefusal> create(Wanted wanted, Caller caller, Actor actor) {
        var now = now();
        // First, so that the answer does not tell which companies exist.
        if (caller.limitedTo() != null && !caller.limitedTo().equals(wanted.company())) {
            return Outcome.refused(new KeyRefusal.BeyondTheCaller());
        }
        var violations = violations(wanted, now);
        if (!violations.isEmpty()) {
            return Outcome.refused(new KeyRefusal.Invalid(violations));
        }
        var secret = ApiKeySecret.generate();
        var key = new ApiKey(
                new ApiKeyId(UuidV7.at(now)),
                given(wanted.label()).strip(),
                wanted.scopes() == null ? Set.of() : wanted.scopes(),
                wanted.company(),
                wanted.expiresAt(),
                null,
                null,
                0,
                now);
        keys.add(key, hash.of(secret), actor.id());
        record("api_key_created", key, actor, now, Map.of(), words(key));
        return Outcome.done(new NewKey(key, secret));
    }

    /** Gives a key a new secret; the old one stays good for the overlap. */
    public Outcome<NewKey, KeyRefusal> rotate(ApiKeyId id, Duration overlap, Caller caller, Actor actor) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            return Outcome.refused(new KeyRefusal.Invalid(List.of(new Violation(
                    "overlapMinutes", "out_of_range", "must be from 0 to " + LONGEST_OVERLAP.toMinutes()))));
        }
        var found = find(caller, id);
        if (found.isEmpty()) {
            return Outcome.refused(new KeyRefusal.NotFound());
        }
        var now = now();
        var secret = ApiKeySecret.generate();
        if (!keys.rotate(id, found.get().version(), hash.of(secret), now.plus(overlap))) {
            return Outcome.refused(new KeyRefusal.Stale(found.get().version()));
        }
        record(
                "api_key_rotated",
                found.get(),
                actor,
                now,
                Map.of(),
                Map.of("previousKeyUntil", now.plus(overlap).toString()));
        return Outcome.done(new NewKey(keys.find(id).orElseThrow(), secret));
    }

    /**
     * Deletes a key at once.
     *
     * @param expected whether the caller meant this version
     */
    public Outcome<ApiKey, KeyRefusal> delete(ApiKeyId id, LongPredicate expected, Caller caller, Actor actor) {
        var found = find(caller, id);
        if (found.isEmpty()) {
            return Outcome.refused(new KeyRefusal.NotFound());
        }
        var key = found.get();
        var now = now();
        if (!expected.test(key.version())) {
            return Outcome.refused(new KeyRefusal.Stale(key.version()));
        }
        if (key.managesEverything() && key.isGoodAt(now) && keys.managingEverything(now) < 2) {
            return Outcome.refused(new KeyRefusal.LastAdminKey());
        }
        if (!keys.delete(id, key.version(), now)) {
            return Outcome.refused(new KeyRefusal.Stale(key.version()));
        }
        record("api_key_deleted", key, actor, now, words(key), Map.of());
        return Outcome.done(key);
    }

    private List<Violation> violations(Wanted wanted, Instant now) {
        var found = new ArrayList<Violation>();
        var label = given(wanted.label());
        if (label.isBlank() || label.length() > LONGEST_LABEL) {
            found.add(new Violation("label", "required", "must be a text of 1 to " + LONGEST_LABEL + " characters"));
        }
        if (wanted.scopes() == null || wanted.scopes().isEmpty()) {
            found.add(new Violation("scopes", "required", "must name at least one of read, support, write, admin"));
        }
        if (wanted.company() != null && !companies.exists(wanted.company())) {
            found.add(new Violation("companyId", "unknown", "names no company"));
        }
        if (wanted.expiresAt() != null && !wanted.expiresAt().isAfter(now)) {
            found.add(new Violation("expiresAt", "past", "must be in the future"));
        }
        return found;
    }

    private static boolean isVisibleTo(Caller caller, ApiKey key) {
        return caller.limitedTo() == null || caller.limitedTo().equals(key.company());
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void record(
            String action, ApiKey key, Actor actor, Instant now, Map<String, ?> before, Map<String, ?> after) {
        var company = key.company() == null ? null : key.company().value();
        audit.add(new AuditEvent(now, actor, action, company, key.id().toString(), null, before, after));
    }

    private static Map<String, ?> words(ApiKey key) {
        return Map.of(
                "label",
                key.label(),
                "scopes",
                new TreeSet<>(key.scopes()).stream().map(Scope::word).toList());
    }
}
