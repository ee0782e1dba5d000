package tandemsim.companyfile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandemsim.companyfile.books.Account;
import tandemsim.companyfile.books.Application;
import tandemsim.companyfile.books.Bill;
import tandemsim.companyfile.books.Books;
import tandemsim.companyfile.books.Company;
import tandemsim.companyfile.books.Document;
import tandemsim.companyfile.books.Entry;
import tandemsim.companyfile.books.Ids;
import tandemsim.companyfile.books.Item;
import tandemsim.companyfile.books.Line;
import tandemsim.companyfile.books.ListEntry;
import tandemsim.companyfile.books.Payment;
import tandemsim.companyfile.books.Terms;
import tandemsim.companyfile.books.Txn;
import tandemsim.companyfile.books.Vendor;
import tandemsim.companyfile.books.VendorCredit;
import tandemsim.companyfile.books.Writing;

/** What a company file really holds, as plain values, for tests to compare with what a hub believes. */
public final class Truth {

    private final CompanyFile file;

    Truth(CompanyFile file) {
        this.file = file;
    }

    /**
     * An entry of a list.
     *
     * @param kind qbXML's word, such as Vendor, StandardTerms or ItemService
     */
    public record EntryTruth(
            String kind, String listId, String editSequence, String timeModified, String fullName, boolean active) {}

    /**
     * A vendor; fields that are not set are empty.
     *
     * @param fields every text field by its qbXML name, those of an address as {@code VendorAddress/City}, custom ones as
     *     {@code DataExt/Truck}; those that are not set are left out
     */
    public record VendorTruth(
            String listId,
            String editSequence,
            String timeModified,
            String name,
            boolean active,
            String companyName,
            String email,
            String phone,
            String accountNumber,
            String termsListId,
            BigDecimal balance,
            String classListId,
            String currencyListId,
            boolean eligibleFor1099,
            Map<String, String> fields) {}

    /**
     * A line of a bill or credit.
     *
     * @param targetListId the account of an expense line, the item of an item line
     * @param quantity and cost: absent on expense lines
     * @param parts the item lines of a group line; empty for others
     */
    public record LineTruth(
            String txnLineId,
            boolean item,
            String targetListId,
            BigDecimal amount,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal cost,
            String memo,
            String classListId,
            String customerListId,
            String billableStatus,
            List<LineTruth> parts) {}

    /**
     * What reduces a bill.
     *
     * @param kind BillPaymentCheck, BillPaymentCreditCard, VendorCredit or Discount
     * @param txnId the other transaction; for a link of a payment or credit, the bill; empty for a discount alone
     * @param discountAccountListId and discountClassListId: empty without a discount
     */
    public record LinkTruth(
            String kind,
            String txnId,
            BigDecimal amount,
            BigDecimal discount,
            String discountAccountListId,
            String discountClassListId) {}

    /** A vendor credit that was set on a bill with a payment. */
    public record SetCreditTruth(String creditTxnId, String billTxnId, BigDecimal amount) {}

    /** A bill; absent references are empty texts. */
    public record BillTruth(
            String txnId,
            String editSequence,
            String timeModified,
            String vendorListId,
            String refNumber,
            LocalDate date,
            @Nullable LocalDate dueDate,
            String termsListId,
            String memo,
            BigDecimal amountDue,
            BigDecimal openAmount,
            boolean paid,
            boolean voided,
            List<LineTruth> lines,
            List<LinkTruth> links,
            String payableListId,
            String externalGuid) {}

    /** A vendor credit. */
    public record CreditTruth(
            String txnId,
            String editSequence,
            String timeModified,
            String vendorListId,
            String refNumber,
            LocalDate date,
            BigDecimal creditAmount,
            BigDecimal openAmount,
            boolean voided,
            List<LineTruth> lines,
            List<LinkTruth> links) {}

    /**
     * A payment, by check or card.
     *
     * @param links the bills that its money and discounts pay
     * @param credits what was set with it besides
     */
    public record PaymentTruth(
            String txnId,
            String editSequence,
            String timeModified,
            boolean card,
            String vendorListId,
            String accountListId,
            String refNumber,
            LocalDate date,
            BigDecimal amount,
            String memo,
            boolean voided,
            List<LinkTruth> links,
            List<SetCreditTruth> credits,
            String payableListId,
            boolean toBePrinted,
            String externalGuid) {}

    /**
     * Terms of payment.
     *
     * @param due days, or for date-driven terms the day of the month; likewise {@code discount}
     * @param discountPercent absent where it was never given, as are the other numbers
     */
    public record TermsTruth(
            String listId,
            String name,
            boolean active,
            boolean dateDriven,
            @Nullable Integer due,
            @Nullable Integer discount,
            @Nullable Integer nextMonthDays,
            @Nullable BigDecimal discountPercent) {}

    /**
     * The stored outcome of a message set.
     *
     * @param answers as they would be given again, without their enclosing element
     */
    public record OutcomeTruth(String application, String messageSetId, String answers) {}

    /** What the file says about itself, and who has what open in a window. */
    public record CompanyTruth(
            String name,
            @Nullable LocalDate closingDate,
            boolean multiCurrency,
            String lastRestoreTime,
            String lastCondenseTime,
            Writing writing,
            List<String> onScreen) {}

    public List<BillTruth> bills() {
        return file.ask(books -> books.bills.values().stream().map(this::truth).toList());
    }

    public Optional<BillTruth> bill(String txnId) {
        return file.ask(
                books -> Optional.ofNullable(books.bills.get(Ids.parse(txnId))).map(this::truth));
    }

    /** Every bill with this number, whatever its case: a hub that writes once finds its bill once. */
    public List<BillTruth> billsNumbered(String refNumber) {
        return bills().stream()
                .filter(bill -> bill.refNumber().equalsIgnoreCase(refNumber))
                .toList();
    }

    public List<CreditTruth> credits() {
        return file.ask(
                books -> books.credits.values().stream().map(this::truth).toList());
    }

    public List<PaymentTruth> payments() {
        return file.ask(
                books -> books.payments.values().stream().map(this::truth).toList());
    }

    /** Every payment with this number, whatever its case. */
    public List<PaymentTruth> paymentsNumbered(String refNumber) {
        return payments().stream()
                .filter(payment -> payment.refNumber().equalsIgnoreCase(refNumber))
                .toList();
    }

    public Optional<PaymentTruth> payment(String txnId) {
        return file.ask(books ->
                Optional.ofNullable(books.payments.get(Ids.parse(txnId))).map(this::truth));
    }

    public List<TermsTruth> terms() {
        return file.ask(books -> books.terms.values().stream().map(this::truth).toList());
    }

    public List<VendorTruth> vendors() {
        return file.ask(
                books -> books.vendors.values().stream().map(this::truth).toList());
    }

    public Optional<VendorTruth> vendor(String listId) {
        return file.ask(books ->
                Optional.ofNullable(books.vendors.get(Ids.parse(listId))).map(this::truth));
    }

    /** Accounts, terms, classes, customers and jobs, items, currencies, sales tax codes: all list entries but vendors. */
    public List<EntryTruth> otherLists() {
        return file.ask(books -> java.util.stream.Stream.of(
                        books.accounts.values(),
                        books.terms.values(),
                        books.classes.values(),
                        books.customers.values(),
                        books.items.values(),
                        books.currencies.values(),
                        books.salesTaxCodes.values())
                .flatMap(list -> list.stream().map(entry -> truth(books, entry)))
                .toList());
    }

    /** The outcomes that are stored under message-set IDs and were not cleared. */
    public List<OutcomeTruth> outcomes() {
        return file.ask(books -> books.company.storedMessages.entrySet().stream()
                .flatMap(application -> application.getValue().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(stored -> new OutcomeTruth(
                                application.getKey(),
                                stored.getKey(),
                                stored.getValue().response())))
                .toList());
    }

    public CompanyTruth company() {
        return file.ask(books -> {
            Company company = books.company;
            Integer closing = company.closingEpochDay;
            return new CompanyTruth(
                    company.name,
                    closing == null ? null : LocalDate.ofEpochDay(closing),
                    company.multiCurrency,
                    file.clock().print(company.lastRestoreWall),
                    file.clock().print(company.lastCondenseWall),
                    company.writing,
                    books.onScreen.stream().sorted().map(Ids::text).toList());
        });
    }

    private EntryTruth truth(Books books, ListEntry entry) {
        String kind = switch (entry) {
            case Account account -> "Account";
            case Item item -> item.listType();
            default -> entry.listType();
        };
        return new EntryTruth(
                kind, id(entry.id), sequence(entry), modified(entry), books.fullName(entry), entry.active);
    }

    private VendorTruth truth(Vendor vendor) {
        return new VendorTruth(
                id(vendor.id),
                sequence(vendor),
                modified(vendor),
                vendor.name,
                vendor.active,
                vendor.text("CompanyName"),
                vendor.text("Email"),
                vendor.text("Phone"),
                vendor.text("AccountNumber"),
                id(vendor.terms),
                money(vendor.balanceCents),
                id(vendor.vendorClass),
                id(vendor.currency),
                vendor.eligibleFor1099,
                Map.copyOf(vendor.text));
    }

    private BillTruth truth(Bill bill) {
        return new BillTruth(
                id(bill.id),
                sequence(bill),
                modified(bill),
                id(bill.entity),
                bill.refNumber,
                LocalDate.ofEpochDay(bill.epochDay),
                bill.dueEpochDay == Bill.NO_DAY ? null : LocalDate.ofEpochDay(bill.dueEpochDay),
                id(bill.terms),
                bill.memo,
                money(bill.totalCents),
                money(bill.openCents()),
                bill.paid(),
                bill.voided,
                lines(bill),
                bill.applications.stream().map(this::fromBill).toList(),
                id(bill.payable),
                bill.externalGuid);
    }

    private CreditTruth truth(VendorCredit credit) {
        return new CreditTruth(
                id(credit.id),
                sequence(credit),
                modified(credit),
                id(credit.entity),
                credit.refNumber,
                LocalDate.ofEpochDay(credit.epochDay),
                money(credit.totalCents),
                money(credit.openCents()),
                credit.voided,
                lines(credit),
                credit.applications.stream().map(this::toBill).toList());
    }

    private PaymentTruth truth(Payment payment) {
        return new PaymentTruth(
                id(payment.id),
                sequence(payment),
                modified(payment),
                payment.card,
                id(payment.entity),
                id(payment.account),
                payment.refNumber,
                LocalDate.ofEpochDay(payment.epochDay),
                money(payment.amountCents),
                payment.memo,
                payment.voided,
                payment.applications.stream()
                        .filter(Application::paid)
                        .map(this::toBill)
                        .toList(),
                payment.applications.stream()
                        .flatMap(application -> setCredit(application).stream())
                        .toList(),
                id(payment.payable),
                payment.toBePrinted,
                payment.externalGuid);
    }

    private TermsTruth truth(Terms terms) {
        Long percent = terms.discountPercent;
        return new TermsTruth(
                id(terms.id),
                terms.name,
                terms.active,
                terms.dateDriven,
                terms.due,
                terms.discount,
                terms.nextMonthDays,
                percent == null ? null : BigDecimal.valueOf(percent, 5));
    }

    private LinkTruth fromBill(Application application) {
        Txn other = application.credit();
        other = other != null ? other : application.payment();
        return link(other == null ? "Discount" : other.type(), other == null ? "" : id(other.id), application);
    }

    private LinkTruth toBill(Application application) {
        return link("Bill", id(application.bill().id), application);
    }

    private static LinkTruth link(String kind, String txnId, Application application) {
        return new LinkTruth(
                kind,
                txnId,
                money(application.cents()),
                money(application.discountCents()),
                id(application.discountAccount()),
                id(application.discountClass()));
    }

    private static Optional<SetCreditTruth> setCredit(Application application) {
        return Optional.ofNullable(application.credit())
                .map(credit ->
                        new SetCreditTruth(id(credit.id), id(application.bill().id), money(application.cents())));
    }

    private static List<LineTruth> lines(Document document) {
        return lines(document.lines);
    }

    private static List<LineTruth> lines(List<Line> lines) {
        return lines.stream()
                .map(line -> new LineTruth(
                        id(line.id),
                        line.item,
                        id(line.target),
                        money(line.cents),
                        fiveDecimals(line.quantity),
                        fiveDecimals(line.cost),
                        line.memo,
                        id(line.lineClass),
                        id(line.customer),
                        line.billable == Line.Billable.None ? "" : line.billable.name(),
                        lines(line.parts)))
                .toList();
    }

    private static String id(long id) {
        return id == Ids.NONE ? "" : Ids.text(id);
    }

    private static String sequence(Entry entry) {
        return String.valueOf(entry.editSequence);
    }

    private String modified(Entry entry) {
        return file.clock().print(entry.modifiedWall);
    }

    private static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static @Nullable BigDecimal fiveDecimals(long value) {
        return value == Line.ABSENT ? null : BigDecimal.valueOf(value, 5);
    }
}
