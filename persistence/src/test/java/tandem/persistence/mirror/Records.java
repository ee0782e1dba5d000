package tandem.persistence.mirror;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Address;
import tandem.mirror.Bill;
import tandem.mirror.BillPayment;
import tandem.mirror.Kind;
import tandem.mirror.Line;
import tandem.mirror.LinkedTransaction;
import tandem.mirror.Ref;
import tandem.mirror.Vendor;
import tandem.mirror.VendorCredit;
import tandem.mirror.Version;

/** Records as QuickBooks shows them, complete unless a test says otherwise. */
final class Records {

    static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 5, 12, 0);

    private Records() {}

    static Version at(LocalDateTime modified) {
        return at(modified, Long.toString(modified.toEpochSecond(java.time.ZoneOffset.UTC)));
    }

    static Version at(LocalDateTime modified, String editSequence) {
        return new Version(NOON.minusDays(9), modified, modified + "-05:00", editSequence);
    }

    static Ref ref(String listId) {
        return new Ref(listId, "name of " + listId);
    }

    static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    static Vendor vendor(String id, Version version) {
        return new Vendor(
                id,
                version,
                "Northwind Timber",
                true,
                "Northwind Timber Ltd.",
                address("4 Mill Lane", "Rear door"),
                "978-555-0100",
                null,
                null,
                "ap@northwind.example",
                "Jo",
                "Northwind",
                "A-17",
                ref("T-30"),
                null,
                "12-3456789",
                money("500.00"));
    }

    static Vendor inactive(Vendor v) {
        return new Vendor(
                v.id(),
                at(v.version().timeModified().plusMinutes(1)),
                v.name(),
                false,
                v.companyName(),
                v.address(),
                v.phone(),
                v.altPhone(),
                v.fax(),
                v.email(),
                v.contact(),
                v.printOnCheckAs(),
                v.accountNumber(),
                v.terms(),
                v.currency(),
                v.taxId(),
                v.balance());
    }

    /** A vendor of which QuickBooks sent hardly anything but a phone. */
    static Vendor vendorWithPhone(String id, Version version, @Nullable String phone) {
        return new Vendor(
                id, version, null, null, null, null, phone, null, null, null, null, null, null, null, null, null, null);
    }

    /** A vendor of which nothing is known but what is owed to him. */
    static Vendor owed(String id, String balance) {
        return new Vendor(
                id,
                at(NOON),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                money(balance));
    }

    static Vendor vendorAt(String id, Version version, Address address) {
        return new Vendor(
                id, version, null, null, null, address, null, null, null, null, null, null, null, null, null, null,
                null);
    }

    static Address address(String line1, @Nullable String line2) {
        return new Address(line1, line2, null, null, null, "Concord", "MA", "01742", null);
    }

    static Bill bill(String id, Version version, String amount, String open, List<LinkedTransaction> links) {
        return bill(id, version, amount, open, "INV-" + id, links, lines(amount));
    }

    static Bill bill(
            String id,
            Version version,
            String amount,
            String open,
            String refNumber,
            @Nullable List<LinkedTransaction> links,
            @Nullable List<Line> lines) {
        return new Bill(
                id,
                version,
                7990,
                ref("V-1"),
                ref("A-AP"),
                LocalDate.of(2026, 2, 24),
                LocalDate.of(2026, 3, 26),
                money(amount),
                money(open),
                null,
                null,
                null,
                refNumber,
                ref("T-30"),
                "phase 1",
                money(open).signum() == 0,
                null,
                links,
                lines);
    }

    /** The same bill as QuickBooks shows it after its vendor was merged into another: nothing else is another one. */
    static Bill mergedInto(String vendor, Bill b) {
        return new Bill(
                b.id(),
                b.version(),
                b.txnNumber(),
                ref(vendor),
                b.apAccount(),
                b.txnDate(),
                b.dueDate(),
                b.amountDue(),
                b.openAmount(),
                b.currency(),
                b.exchangeRate(),
                b.amountDueInHomeCurrency(),
                b.refNumber(),
                b.terms(),
                b.memo(),
                b.isPaid(),
                b.externalGuid(),
                b.links(),
                b.lines());
    }

    /** One expense line and one item line that add up. */
    static List<Line> lines(String total) {
        BigDecimal item = money("10.00");
        return List.of(
                new Line.Expense(
                        "L-1", ref("A-REP"), money(total).subtract(item), "Labour", ref("J-1"), ref("C-1"), "Billable"),
                new Line.ItemLine(
                        "L-2",
                        null,
                        ref("I-1"),
                        money("2"),
                        money("5.00"),
                        item,
                        "Oak \"board\", 1\\2 {x}",
                        null,
                        null,
                        "NotBillable"));
    }

    static LinkedTransaction payment(String txnId, String amount) {
        return new LinkedTransaction(
                txnId, "BillPaymentCheck", LocalDate.of(2026, 3, 5), "ACH1", "AMTTYPE", money(amount));
    }

    static LinkedTransaction credit(String txnId, String amount) {
        return new LinkedTransaction(txnId, "VendorCredit", LocalDate.of(2026, 2, 2), "CM-9", "AMTTYPE", money(amount));
    }

    static LinkedTransaction billLink(String txnId, String amount) {
        return new LinkedTransaction(txnId, "Bill", LocalDate.of(2026, 2, 24), "INV", "AMTTYPE", money(amount));
    }

    static VendorCredit vendorCredit(
            String id, Version version, String amount, String open, List<LinkedTransaction> links) {
        return new VendorCredit(
                id,
                version,
                8,
                ref("V-1"),
                ref("A-AP"),
                LocalDate.of(2026, 2, 2),
                money(amount),
                money(open),
                null,
                null,
                "CM-9",
                null,
                null,
                links,
                lines(amount));
    }

    static BillPayment check(
            String id, Version version, String amount, @Nullable String memo, BillPayment.Application... applications) {
        return new BillPayment(
                id,
                version,
                Kind.BILL_PAYMENT_CHECK,
                9,
                ref("V-1"),
                ref("A-AP"),
                LocalDate.of(2026, 3, 5),
                ref("A-BANK"),
                money(amount),
                null,
                null,
                "1043",
                memo,
                false,
                null,
                List.of(applications));
    }

    static BillPayment.Application pays(String billTxnId, String amount, @Nullable String discount) {
        return new BillPayment.Application(
                billTxnId,
                "Bill",
                LocalDate.of(2026, 2, 24),
                "INV",
                money("0.00"),
                money(amount),
                discount == null ? null : money(discount),
                discount == null ? null : ref("A-DISC"));
    }

    static <T> List<T> numbered(int count, java.util.function.IntFunction<T> make) {
        var all = new ArrayList<T>();
        for (int i = 0; i < count; i++) {
            all.add(make.apply(i));
        }
        return all;
    }
}
