package tandem.persistence.payable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.approval.EnteredBills;
import tandem.payable.BillBook;

/** Where bills of this side are kept. */
@Configuration(proxyBeanMethods = false)
class PayableConfiguration {

    @Bean
    BillBook billBook(JdbcClient jdbc) {
        return new JdbcBillBook(jdbc);
    }

    @Bean
    EnteredBills enteredBills(JdbcClient jdbc) {
        return new JdbcEnteredBills(jdbc);
    }
}
