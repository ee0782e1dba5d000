package tandem.persistence.company;

import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.Companies;
import tandem.company.CompanyOverviews;
import tandem.company.ConnectorOverviews;
import tandem.company.Connectors;
import tandem.company.SyncControl;

/** Where companies and connectors are kept. */
@Configuration(proxyBeanMethods = false)
@EntityScan("tandem.persistence")
@EnableJpaRepositories("tandem.persistence")
class CompanyConfiguration {

    @Bean
    Companies companies(CompanyRows rows, JdbcClient jdbc) {
        return new JpaCompanies(rows, jdbc);
    }

    @Bean
    Connectors connectors(ConnectorRows rows) {
        return new JpaConnectors(rows);
    }

    @Bean
    CompanyOverviews companyOverviews(JdbcClient jdbc) {
        return new JdbcCompanyOverviews(jdbc);
    }

    @Bean
    ConnectorOverviews connectorOverviews(JdbcClient jdbc) {
        return new JdbcConnectorOverviews(jdbc);
    }

    @Bean
    SyncControl syncControl(JdbcClient jdbc) {
        return new JdbcSyncControl(jdbc);
    }
}
