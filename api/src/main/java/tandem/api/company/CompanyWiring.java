package tandem.api.company;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tandem.access.KeyedHash;
import tandem.audit.AuditTrail;
import tandem.company.Companies;
import tandem.company.CompanyOverviews;
import tandem.company.CompanyRegister;
import tandem.company.ConnectorKeys;
import tandem.company.ConnectorRegister;
import tandem.company.Connectors;
import tandem.company.PairingDesk;
import tandem.company.SyncControl;
import tandem.company.SyncDesk;

/** What these resources ask of the domain. */
@Configuration(proxyBeanMethods = false)
class CompanyWiring {

    @Bean
    CompanyRegister companyRegister(
            Companies companies, Connectors connectors, SyncControl sync, AuditTrail audit, Clock clock) {
        return new CompanyRegister(companies, connectors, sync, audit, clock);
    }

    @Bean
    SyncDesk syncDesk(
            Companies companies, CompanyOverviews overviews, SyncControl sync, AuditTrail audit, Clock clock) {
        return new SyncDesk(companies, overviews, sync, audit, clock);
    }

    @Bean
    ConnectorRegister connectorRegister(
            Companies companies,
            Connectors connectors,
            KeyedHash hash,
            SyncControl sync,
            AuditTrail audit,
            Clock clock) {
        return new ConnectorRegister(companies, connectors, new ConnectorKeys(hash), sync, audit, clock);
    }

    @Bean
    PairingDesk pairingDesk(
            CompanyOverviews overviews, Connectors connectors, SyncControl sync, AuditTrail audit, Clock clock) {
        return new PairingDesk(overviews, connectors, sync, audit, clock);
    }
}
