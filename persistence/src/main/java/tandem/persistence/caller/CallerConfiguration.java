package tandem.persistence.caller;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tandem.caller.ApiKeys;
import tandem.caller.CallBudgets;

/** Where API keys are kept, and what their callers have used up. */
@Configuration(proxyBeanMethods = false)
class CallerConfiguration {

    @Bean
    ApiKeys apiKeys(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new JdbcApiKeys(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    CallBudgets callBudgets(JdbcClient jdbc) {
        return new JdbcCallBudgets(jdbc);
    }
}
