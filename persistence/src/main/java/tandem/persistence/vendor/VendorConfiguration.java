package tandem.persistence.vendor;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.access.KeyedHash;
import tandem.vendor.KeptFieldsOfVendors;

/** Where it lives what is kept of vendors on this side alone. */
@Configuration(proxyBeanMethods = false)
class VendorConfiguration {

    @Bean
    KeptFieldsOfVendors keptFieldsOfVendors(JdbcClient jdbc, KeyedHash hash) {
        return new JdbcKeptFieldsOfVendors(jdbc, hash);
    }
}
