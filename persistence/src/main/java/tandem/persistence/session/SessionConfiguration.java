package tandem.persistence.session;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.access.KeyedHash;
import tandem.company.SyncControl;
import tandem.session.Visits;

/** Where sessions live. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    Visits visits(JdbcClient jdbc, KeyedHash hash, SyncControl sync) {
        return new JdbcVisits(jdbc, hash, sync);
    }
}
