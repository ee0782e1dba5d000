package tandem.persistence.request;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.request.RequestLog;
import tandem.request.Requests;
import tandem.vendor.VendorBook;

/** Where requests live, and what they are compared with. */
@Configuration(proxyBeanMethods = false)
class RequestConfiguration {

    @Bean
    Requests requests(JdbcClient jdbc, Clock clock) {
        return new JdbcRequests(jdbc, clock);
    }

    @Bean
    RequestLog requestLog(JdbcClient jdbc) {
        return new JdbcRequestLog(jdbc);
    }

    @Bean
    VendorBook vendorBook(JdbcClient jdbc) {
        return new JdbcVendorBook(jdbc);
    }
}
