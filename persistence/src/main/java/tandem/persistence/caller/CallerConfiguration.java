package tandem.persistence.caller;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tandem.caller.ApiKeys;

/** Where API keys are kept. */
@Configuration(proxyBeanMethods = false)
class CallerConfiguration {

    @Bean
    ApiKeys apiKeys(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new JdbcApiKeys(jdbc, new TransactionTemplate(transactions));
    }
}
