package tandem.persistence.payment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.paying.PaymentBook;

/** Where payments of this side live. */
@Configuration(proxyBeanMethods = false)
class PaymentConfiguration {

    @Bean
    PaymentBook paymentBook(JdbcClient jdbc) {
        return new JdbcPaymentBook(jdbc);
    }
}
