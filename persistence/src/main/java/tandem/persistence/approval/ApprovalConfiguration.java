package tandem.persistence.approval;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.approval.ApprovalBook;

/** Where rules of approval and decisions are kept. */
@Configuration(proxyBeanMethods = false)
class ApprovalConfiguration {

    @Bean
    ApprovalBook approvalBook(JdbcClient jdbc) {
        return new JdbcApprovalBook(jdbc);
    }
}
