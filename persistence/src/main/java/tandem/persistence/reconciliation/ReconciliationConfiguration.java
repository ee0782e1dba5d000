package tandem.persistence.reconciliation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.reconciliation.Discrepancies;
import tandem.reconciliation.Patience;
import tandem.reconciliation.Statements;
import tandem.reconciliation.VanishedRecords;

/** Where the two sides are compared. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {

    @Bean
    Discrepancies discrepancies(JdbcClient jdbc, Patience patience) {
        return new JdbcDiscrepancies(jdbc, patience);
    }

    @Bean
    Statements statements(JdbcClient jdbc) {
        return new JdbcStatements(jdbc);
    }

    @Bean
    VanishedRecords vanishedRecords(JdbcClient jdbc) {
        return new JdbcVanishedRecords(jdbc);
    }
}
