package tandem.app;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tandem.approval.Approvals;
import tandem.books.Books;
import tandem.newterms.TermsBook;
import tandem.newterms.TermsCourier;
import tandem.payable.BillBook;
import tandem.payable.BillCourier;
import tandem.payable.BillEditCourier;
import tandem.paying.PaymentBook;
import tandem.paying.PaymentCourier;
import tandem.paying.VoidCourier;
import tandem.vendor.VendorBook;
import tandem.vendor.VendorCourier;
import tandem.wire.TextRules;

/** Who carries what to QuickBooks. */
@Configuration(proxyBeanMethods = false)
class CourierConfiguration {

    @Bean
    BillCourier billCourier(BillBook bills, Books books, Approvals approvals, TextRules texts, Clock clock) {
        return new BillCourier(bills, books, approvals, texts, clock);
    }

    @Bean
    BillEditCourier billEditCourier(BillBook bills, Books books, TextRules texts) {
        return new BillEditCourier(bills, books, texts);
    }

    @Bean
    VendorCourier vendorCourier(VendorBook vendors) {
        return new VendorCourier(vendors);
    }

    @Bean
    TermsCourier termsCourier(TermsBook terms) {
        return new TermsCourier(terms);
    }

    @Bean
    PaymentCourier paymentCourier(PaymentBook payments, Books books) {
        return new PaymentCourier(payments, books);
    }

    @Bean
    VoidCourier voidCourier(PaymentBook payments, Books books) {
        return new VoidCourier(payments, books);
    }
}
