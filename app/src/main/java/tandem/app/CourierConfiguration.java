package tandem.app;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tandem.vendor.VendorBook;
import tandem.vendor.VendorCourier;

/** Who carries what to QuickBooks. */
@Configuration(proxyBeanMethods = false)
class CourierConfiguration {

    @Bean
    VendorCourier vendorCourier(VendorBook vendors) {
        return new VendorCourier(vendors);
    }
}
