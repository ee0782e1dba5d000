package tandem.api.request;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tandem.approval.ApprovalBook;
import tandem.approval.Approvals;
import tandem.approval.EnteredBills;
import tandem.approval.PaymentApprovals;
import tandem.approving.ApprovalDesk;
import tandem.approving.RuleDesk;
import tandem.audit.AuditTrail;
import tandem.books.Books;
import tandem.company.Companies;
import tandem.mirror.view.MirrorViews;
import tandem.newterms.AllTerms;
import tandem.newterms.TermsBook;
import tandem.newterms.TermsDesk;
import tandem.payable.BillBook;
import tandem.payable.BillDesk;
import tandem.paying.PaymentBook;
import tandem.paying.PaymentDesk;
import tandem.request.RequestDesk;
import tandem.request.RequestLog;
import tandem.request.Requests;
import tandem.vendor.KeptFieldsOfVendors;
import tandem.vendor.KnownVendors;
import tandem.vendor.OwnFieldsDesk;
import tandem.vendor.VendorBook;
import tandem.vendor.VendorDesk;
import tandem.vendor.VendorsInView;
import tandem.vendor.ViewDesk;
import tandem.wire.TextRules;

/** What these resources ask of the domain. */
@Configuration(proxyBeanMethods = false)
class RequestWiring {

    @Bean
    VendorDesk vendorDesk(
            VendorBook vendors,
            KeptFieldsOfVendors kept,
            AuditTrail audit,
            Requests requests,
            TextRules texts,
            Clock clock) {
        return new VendorDesk(vendors, new OwnFieldsDesk(kept, audit, clock), requests, texts, clock);
    }

    @Bean
    ViewDesk viewDesk(VendorsInView view, AuditTrail audit, Clock clock) {
        return new ViewDesk(view, audit, clock);
    }

    @Bean
    KnownVendors knownVendors(MirrorViews views, KeptFieldsOfVendors kept) {
        return new KnownVendors(views.vendors(), kept);
    }

    @Bean
    TermsDesk termsDesk(TermsBook terms, Requests requests, TextRules texts, Clock clock) {
        return new TermsDesk(terms, requests, texts, clock);
    }

    @Bean
    AllTerms allTerms(MirrorViews views, TermsBook terms) {
        return new AllTerms(views.terms(), terms);
    }

    @Bean
    Approvals approvals(ApprovalBook book) {
        return new Approvals(book);
    }

    @Bean
    PaymentApprovals paymentApprovals(ApprovalBook book, EnteredBills bills) {
        return new PaymentApprovals(book, bills);
    }

    @Bean
    BillDesk billDesk(
            BillBook bills,
            Books books,
            AllTerms terms,
            Approvals approvals,
            Requests requests,
            TextRules texts,
            AuditTrail audit,
            Clock clock) {
        return new BillDesk(bills, books, terms, approvals, requests, texts, audit, clock);
    }

    @Bean
    RuleDesk ruleDesk(ApprovalBook book, Books books, AuditTrail audit, Clock clock) {
        return new RuleDesk(book, books, audit, clock);
    }

    @Bean
    ApprovalDesk approvalDesk(
            ApprovalBook book,
            PaymentApprovals beforePayment,
            BillBook bills,
            BillDesk desk,
            Companies companies,
            Requests requests,
            Clock clock) {
        return new ApprovalDesk(book, beforePayment, bills, desk, companies, requests, clock);
    }

    @Bean
    PaymentDesk paymentDesk(
            PaymentBook payments,
            Books books,
            PaymentApprovals approvals,
            Requests requests,
            TextRules texts,
            Clock clock) {
        return new PaymentDesk(payments, books, approvals, requests, texts, clock);
    }

    @Bean
    RequestDesk requestDesk(Requests requests, RequestLog log, AuditTrail audit, Clock clock) {
        return new RequestDesk(requests, log, audit, clock);
    }
}
