package tandem.caller;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.access.KeyedHash;
import tandem.identity.UuidV7;

/** Makes the first API key of an empty database, so that somebody can begin. */
public final class FirstKey {

    private static final int SHORTEST = 20;
    private final ApiKeys keys;
    private final KeyedHash hash;
    private final Clock clock;

    public FirstKey(ApiKeys keys, KeyedHash hash, Clock clock) {
        this.keys = keys;
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * Makes a key with all scopes if there has never been one.
     *
     * @param chosen the secret to use, as it is; {@code null}: one is made
     * @return the secret where one was made, to be shown this once; empty when it was chosen or there are keys already
     * @throws IllegalArgumentException if the chosen secret is too short to be safe
     */
    public Optional<String> ensure(@Nullable String chosen) {
        if (chosen != null && chosen.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "the first API key needs at least " + SHORTEST + " characters; it has " + chosen.length());
        }
        var secret = chosen == null ? ApiKeySecret.generate() : chosen;
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var key = new ApiKey(
                new ApiKeyId(UuidV7.at(now)), "first key", EnumSet.allOf(Scope.class), null, null, null, null, 0, now);
        return keys.addFirst(key, hash.of(secret)) && chosen == null ? Optional.of(secret) : Optional.empty();
    }
}
