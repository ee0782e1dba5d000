package tandem.api.key;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tandem.access.KeyedHash;
import tandem.audit.AuditTrail;
import tandem.caller.ApiKeys;
import tandem.caller.Callers;
import tandem.caller.FirstKey;
import tandem.caller.KeyCheck;
import tandem.caller.KeyRing;
import tandem.company.KnownCompanies;

/** API keys: how they are checked, managed, and how the first one comes to be. */
@Configuration(proxyBeanMethods = false)
class KeyWiring {

    private static final Logger LOG = LoggerFactory.getLogger(KeyWiring.class);

    @Bean
    Callers callers(ApiKeys keys, KeyedHash hash, Clock clock) {
        return new KeyCheck(keys, hash, clock);
    }

    @Bean
    KeyRing keyRing(ApiKeys keys, KnownCompanies companies, KeyedHash hash, AuditTrail audit, Clock clock) {
        return new KeyRing(keys, companies, hash, audit, clock);
    }

    /** Runs before the hub reports that it is ready. */
    @Bean
    ApplicationRunner firstKey(
            ApiKeys keys,
            KeyedHash hash,
            Clock clock,
            @Value("${tandem.bootstrap-api-key:#{null}}") @Nullable String chosen) {
        var firstKey = new FirstKey(keys, hash, clock);
        return arguments -> firstKey.ensure(chosen == null || chosen.isEmpty() ? null : chosen)
                .ifPresent(secret -> LOG.warn(
                        "The first API key, shown this once: {}  Keep it, create others with it, then delete it.",
                        secret));
    }
}
