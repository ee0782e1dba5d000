package tandem.persistence.installation;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.access.KeyedHash;
import tandem.installation.Installation;

/** The installation's own values, and the hash that goes with its key. */
@Configuration(proxyBeanMethods = false)
class InstallationConfiguration {

    private static final int KEY_BYTES = 32;

    @Bean
    Installation installation(JdbcClient jdbc, Clock clock) {
        return new JdbcInstallation(jdbc, clock);
    }

    @Bean
    KeyedHash keyedHash(Installation installation) {
        return new KeyedHash(
                HexFormat.of().parseHex(installation.value("hashing_key", InstallationConfiguration::randomKey)));
    }

    private static String randomKey() {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
