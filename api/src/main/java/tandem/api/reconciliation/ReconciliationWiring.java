package tandem.api.reconciliation;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tandem.approval.PaymentApprovals;
import tandem.audit.AuditTrail;
import tandem.company.CompanyOverviews;
import tandem.paying.PaymentBook;
import tandem.reconciliation.Discrepancies;
import tandem.reconciliation.PaymentRelease;
import tandem.reconciliation.ReconciliationDesk;
import tandem.reconciliation.VanishedDesk;
import tandem.reconciliation.VanishedRecords;
import tandem.request.Requests;

/** What these resources ask of the domain. */
@Configuration(proxyBeanMethods = false)
class ReconciliationWiring {

    @Bean
    ReconciliationDesk reconciliationDesk(Discrepancies discrepancies, AuditTrail audit, Clock clock) {
        return new ReconciliationDesk(discrepancies, audit, clock);
    }

    @Bean
    VanishedDesk vanishedDesk(
            Discrepancies discrepancies, VanishedRecords records, Requests requests, AuditTrail audit, Clock clock) {
        return new VanishedDesk(discrepancies, records, requests, audit, clock);
    }

    @Bean
    PaymentRelease paymentRelease(
            CompanyOverviews companies, PaymentBook payments, PaymentApprovals approvals, Discrepancies discrepancies) {
        return new PaymentRelease(companies, payments, approvals, discrepancies);
    }
}
