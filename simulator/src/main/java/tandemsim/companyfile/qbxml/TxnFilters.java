package tandemsim.companyfile.qbxml;

import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import tandemsim.companyfile.books.Bill;
import tandemsim.companyfile.books.Document;
import tandemsim.companyfile.books.Payment;
import tandemsim.companyfile.books.Txn;
import tandemsim.companyfile.books.Vendor;

/** What the filters of transaction queries let through. */
final class TxnFilters {

    private TxnFilters() {}

    static <T extends Txn> Predicate<T> txn(Call call) {
        Element request = call.request();
        Predicate<T> wanted = txn -> true;
        Optional<Element> modified = request.child("ModifiedDateRangeFilter");
        if (modified.isPresent()) {
            Filters.Range range = Filters.range(call.clock(), modified.get(), "FromModifiedDate", "ToModifiedDate");
            wanted = wanted.and(txn -> range.holds(txn.modifiedWall));
        }
        Optional<Element> dates = request.child("TxnDateRangeFilter");
        if (dates.isPresent()) {
            Filters.Range range = Filters.days(call.clock(), dates.get());
            wanted = wanted.and(txn -> range.holds(txn.epochDay));
        }
        Optional<Element> entity = request.child("EntityFilter");
        if (entity.isPresent()) {
            LongPredicate filter = References.listFilter(
                    call.books(), entity.get(), call.books().vendors.values());
            wanted = wanted.and(txn -> filter.test(txn.entity));
        }
        Optional<Element> account = request.child("AccountFilter");
        if (account.isPresent()) {
            LongPredicate filter = References.listFilter(
                    call.books(), account.get(), call.books().accounts.values());
            wanted = wanted.and(txn -> posts(txn, filter));
        }
        return wanted.and(numbers(request)).and(currency(call));
    }

    static Predicate<Bill> bill(Call call) {
        Predicate<Bill> wanted = txn(call);
        return switch (call.request().value("PaidStatus").orElse("All")) {
            case "PaidOnly" -> wanted.and(Bill::paid);
            case "NotPaidOnly" -> wanted.and(bill -> !bill.paid());
            default -> wanted;
        };
    }

    private static boolean posts(Txn txn, LongPredicate filter) {
        if (filter.test(txn.payable)) {
            return true;
        }
        return switch (txn) {
            case Document document -> document.lines.stream().anyMatch(line -> !line.item && filter.test(line.target));
            case Payment payment -> filter.test(payment.account);
        };
    }

    private static <T extends Txn> Predicate<T> numbers(Element request) {
        Optional<Element> filter = request.child("RefNumberFilter");
        if (filter.isPresent()) {
            Predicate<String> test = Filters.words(
                    filter.get().require("MatchCriterion"), filter.get().require("RefNumber"));
            return txn -> test.test(txn.refNumber);
        }
        Optional<Element> range = request.child("RefNumberRangeFilter");
        if (range.isPresent()) {
            return txn -> Filters.between(
                    txn.refNumber,
                    range.get().value("FromRefNumber"),
                    range.get().value("ToRefNumber"),
                    Filters::compareNumbers);
        }
        return txn -> true;
    }

    private static <T extends Txn> Predicate<T> currency(Call call) {
        Optional<Element> filter = call.request().child("CurrencyFilter");
        if (filter.isEmpty()) {
            return txn -> true;
        }
        Set<Long> currencies = References.currencies(call, filter.get());
        return txn -> {
            Vendor vendor = call.books().vendors.get(txn.entity);
            return vendor != null && currencies.contains(vendor.currency);
        };
    }
}
