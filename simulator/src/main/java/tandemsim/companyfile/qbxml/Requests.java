package tandemsim.companyfile.qbxml;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tandemsim.companyfile.books.Books;
import tandemsim.companyfile.books.Payment;
import tandemsim.companyfile.books.Terms;

/** Every kind of request that the company file answers. */
final class Requests {

    private static final Map<String, Answerer> BY_NAME = all().stream()
            .collect(Collectors.toUnmodifiableMap(answerer -> answerer.kind() + "Rq", Function.identity()));

    private Requests() {}

    static Answerer named(String request) {
        Answerer answerer = BY_NAME.get(request);
        if (answerer == null) {
            throw new IllegalStateException("requests.txt allows " + request + ", but nothing answers it");
        }
        return answerer;
    }

    private static List<Answerer> all() {
        return List.of(
                new CompanyAnswers.HostQuery(),
                new CompanyAnswers.CompanyQuery(),
                new CompanyAnswers.ActivityQuery(),
                new Preferences(),
                new Query<>(
                        "AccountQuery",
                        "ListID",
                        books -> books.accounts.values(),
                        (books, id) -> books.accounts.get(id),
                        Filters::account,
                        call -> ListRets::account),
                new Query<>(
                        "VendorQuery",
                        "ListID",
                        books -> books.vendors.values(),
                        (books, id) -> books.vendors.get(id),
                        Filters::list,
                        call -> ListRets::vendor),
                new Query<>(
                        "CustomerQuery",
                        "ListID",
                        books -> books.customers.values(),
                        (books, id) -> books.customers.get(id),
                        Filters::list,
                        call -> ListRets::customer),
                new Query<>(
                        "ItemQuery",
                        "ListID",
                        books -> books.items.values(),
                        (books, id) -> books.items.get(id),
                        Filters::list,
                        call -> ItemRets::item),
                terms("TermsQuery", any -> true),
                terms("StandardTermsQuery", terms -> !terms.dateDriven),
                terms("DateDrivenTermsQuery", terms -> terms.dateDriven),
                new Query<>(
                        "ClassQuery",
                        "ListID",
                        books -> books.classes.values(),
                        (books, id) -> books.classes.get(id),
                        Filters::list,
                        call -> ListRets::entryClass),
                new Query<>(
                        "CurrencyQuery",
                        "ListID",
                        books -> books.company.multiCurrency ? books.currencies.values() : List.of(),
                        (books, id) -> books.company.multiCurrency ? books.currencies.get(id) : null,
                        Filters::list,
                        call -> ListRets::currency),
                new Query<>(
                        "SalesTaxCodeQuery",
                        "ListID",
                        books -> books.salesTaxCodes.values(),
                        (books, id) -> books.salesTaxCodes.get(id),
                        Filters::list,
                        call -> ListRets::salesTaxCode),
                new Query<>(
                        "BillQuery",
                        "TxnID",
                        books -> books.bills.values(),
                        (books, id) -> books.bills.get(id),
                        TxnFilters::bill,
                        call -> (out, bill) -> new TxnRets(call.habits()).bill(out, bill, lines(call), links(call))),
                new Query<>(
                        "VendorCreditQuery",
                        "TxnID",
                        books -> books.credits.values(),
                        (books, id) -> books.credits.get(id),
                        TxnFilters::txn,
                        call -> (out, credit) ->
                                new TxnRets(call.habits()).credit(out, credit, lines(call), links(call))),
                payments("BillPaymentCheckQuery", false),
                payments("BillPaymentCreditCardQuery", true),
                new BillToPay(),
                new DeletedQuery("TxnDeleted", "TxnDelType", "TxnID", "RefNumber", books -> books.deletedTxns),
                new DeletedQuery("ListDeleted", "ListDelType", "ListID", "FullName", books -> books.deletedLists),
                new DataExtensions.Define(),
                new DataExtensions.Add(),
                new DataExtensions.Modify(),
                new VendorWrites.Add(),
                new VendorWrites.Modify(),
                new TermsWrites(false),
                new TermsWrites(true),
                new BillWrites.Add(),
                new BillWrites.Modify(),
                new PaymentWrites(false),
                new PaymentWrites(true),
                new TxnVoid());
    }

    private static Answerer terms(String kind, Predicate<Terms> which) {
        return new Query<>(
                kind,
                "ListID",
                books -> books.terms.values().stream().filter(which).toList(),
                (books, id) -> {
                    Terms terms = books.terms.get(id);
                    return terms != null && which.test(terms) ? terms : null;
                },
                Filters::list,
                call -> ListRets::terms);
    }

    private static Answerer payments(String kind, boolean card) {
        Function<Books, Collection<Payment>> all = books -> books.payments.values().stream()
                .filter(payment -> payment.card == card)
                .toList();
        return new Query<>(
                kind,
                "TxnID",
                all,
                (books, id) -> {
                    Payment payment = books.payments.get(id);
                    return payment != null && payment.card == card ? payment : null;
                },
                TxnFilters::txn,
                call -> (out, payment) -> new TxnRets(call.habits()).payment(out, payment, lines(call)));
    }

    private static boolean lines(Call call) {
        return call.request().flag("IncludeLineItems");
    }

    private static boolean links(Call call) {
        return call.request().flag("IncludeLinkedTxns");
    }
}
