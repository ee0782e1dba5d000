package tandem.persistence.people;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tandem.people.People;

/** Where the people are kept who sign in with a password. */
@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {

    @Bean
    People people(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new JdbcPeople(jdbc, new TransactionTemplate(transactions));
    }
}
