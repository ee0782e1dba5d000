package tandem.caller;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tandem.access.KeyedHash;

/** Finds the caller who shows an API key. Keys are random, so a keyed hash is both safe to store and fit to be looked up. */
public final class KeyCheck implements Callers {

    private static final Duration LAST_USED_PRECISION = Duration.ofMinutes(1);
    private final ApiKeys keys;
    private final KeyedHash hash;
    private final Clock clock;

    public KeyCheck(ApiKeys keys, KeyedHash hash, Clock clock) {
        this.keys = keys;
        this.hash = hash;
        this.clock = clock;
    }

    @Override
    public Optional<Caller> byApiKey(String secret) {
        var now = clock.instant();
        var key = keys.byHash(hash.of(secret), now).filter(found -> found.isGoodAt(now));
        key.filter(found -> isUseWorthNoting(found, now)).ifPresent(found -> keys.used(found.id(), now));
        return key.map(ApiKey::caller);
    }

    private static boolean isUseWorthNoting(ApiKey key, Instant now) {
        var last = key.lastUsedAt();
        return last == null || !last.plus(LAST_USED_PRECISION).isAfter(now);
    }
}
