package tandem.paying;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.mirror.Kind;

/** The records that a payment moves in QuickBooks when it comes or goes. QuickBooks' answer does not tell all of them. */
final class Moved {

    private Moved() {}

    static Map<Kind, Set<String>> by(PaymentContent payment, CompanyId company, PaymentBook book) {
        var bills = book.bills(company, payment.bills()).values();
        var credits = book.credits(company, payment.credits()).values();
        return Map.of(
                Kind.BILL, ids(bills, PayableBill::txnId),
                Kind.VENDOR_CREDIT, ids(credits, OpenCredit::txnId),
                Kind.VENDOR, ids(bills, PayableBill::vendorListId));
    }

    private static <R> Set<String> ids(Collection<R> records, Function<R, @Nullable String> id) {
        return records.stream()
                .flatMap(record -> Stream.ofNullable(id.apply(record)))
                .filter(Objects::nonNull)
                .collect(toUnmodifiableSet());
    }
}
