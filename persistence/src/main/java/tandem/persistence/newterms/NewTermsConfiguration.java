package tandem.persistence.newterms;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.newterms.TermsBook;

/** Where terms that were made on this side live. */
@Configuration(proxyBeanMethods = false)
class NewTermsConfiguration {

    @Bean
    TermsBook termsBook(JdbcClient jdbc, Clock clock) {
        return new JdbcTermsBook(jdbc, clock);
    }
}
