package tandem.persistence.idempotency;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.access.KeyedHash;
import tandem.idempotency.KeptAnswers;

/** Where first answers are kept. */
@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration {

    @Bean
    KeptAnswers keptAnswers(JdbcClient jdbc, KeyedHash hash) {
        return new JdbcKeptAnswers(jdbc, hash);
    }
}
