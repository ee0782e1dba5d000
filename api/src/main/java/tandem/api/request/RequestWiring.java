package tandem.api.request;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tandem.audit.AuditTrail;
import tandem.books.Books;
import tandem.mirror.view.MirrorViews;
import tandem.payable.BillBook;
import tandem.payable.BillDesk;
import tandem.paying.PaymentBook;
import tandem.paying.PaymentDesk;
import tandem.request.RequestDesk;
import tandem.request.RequestLog;
import tandem.request.Requests;
import tandem.vendor.VendorBook;
import tandem.vendor.VendorDesk;
import tandem.wire.TextRules;

/** What these resources ask of the domain. */
@Configuration(proxyBeanMethods = false)
class RequestWiring {

    @Bean
    VendorDesk vendorDesk(VendorBook vendors, Requests requests, TextRules texts, Clock clock) {
        return new VendorDesk(vendors, requests, texts, clock);
    }

    @Bean
    BillDesk billDesk(BillBook bills, Books books, MirrorViews views, Requests requests, TextRules texts, Clock clock) {
        return new BillDesk(bills, books, views.terms(), requests, texts, clock);
    }

    @Bean
    PaymentDesk paymentDesk(PaymentBook payments, Books books, Requests requests, TextRules texts, Clock clock) {
        return new PaymentDesk(payments, books, requests, texts, clock);
    }

    @Bean
    RequestDesk requestDesk(Requests requests, RequestLog log, AuditTrail audit, Clock clock) {
        return new RequestDesk(requests, log, audit, clock);
    }
}
