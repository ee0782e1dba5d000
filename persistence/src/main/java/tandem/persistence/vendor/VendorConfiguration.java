package tandem.persistence.vendor;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.access.KeyedHash;
import tandem.vendor.KeptFieldsOfVendors;
import tandem.vendor.VendorsInView;

/** Where it lives what this side alone says of vendors. */
@Configuration(proxyBeanMethods = false)
class VendorConfiguration {

    @Bean
    KeptFieldsOfVendors keptFieldsOfVendors(JdbcClient jdbc, KeyedHash hash) {
        return new JdbcKeptFieldsOfVendors(jdbc, hash);
    }

    @Bean
    VendorsInView vendorsInView(JdbcClient jdbc) {
        return new JdbcVendorsInView(jdbc);
    }
}
