package tandem.paying;

import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.approval.InMemoryApprovalBook;
import tandem.approval.PaymentApprovals;
import tandem.audit.Actor;
import tandem.bill.BillContent;
import tandem.bill.BillStanding;
import tandem.books.BookRules;
import tandem.books.Books;
import tandem.books.Entry;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.view.PaymentMethod;
import tandem.outcome.Outcome;
import tandem.outcome.Violation;
import tandem.payment.PaymentStanding;
import tandem.request.InMemoryRequests;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.wire.TextRules;

/** A company with a vendor, two bills of it, a credit, and accounts to pay from; all in memory. */
final class Office implements PaymentBook, Books {

    static final CompanyId COMPANY = new CompanyId(id(1));
    static final Instant NOW = Instant.parse("2026-05-11T12:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 5, 11);
    static final UUID VENDOR = id(10);
    static final UUID OTHER_VENDOR = id(11);
    static final UUID BANK = id(20);
    static final UUID CARD = id(21);
    static final UUID EURO_BANK = id(22);
    static final UUID DISCOUNTS = id(23);
    static final UUID PAYABLES = id(24);
    static final UUID CLASS = id(25);
    static final UUID BILL = id(30);
    static final UUID OTHER_BILL = id(31);
    static final UUID CREDIT = id(40);

    final Map<UUID, Entry> entries = new HashMap<>();
    final Map<UUID, PayableBill> bills = new HashMap<>();
    final Map<UUID, OpenCredit> credits = new HashMap<>();
    final Map<UUID, OwnPayment> payments = new LinkedHashMap<>();
    final Map<UUID, ShownPayment> shown = new HashMap<>();
    final InMemoryRequests requests = new InMemoryRequests();
    final Map<String, UUID> usedNumbers = new HashMap<>();
    final InMemoryApprovalBook approvals = new InMemoryApprovalBook();
    /** What bills say that were entered in QuickBooks. */
    final Map<UUID, BillContent> entered = new HashMap<>();

    BookRules rules = new BookRules("USD", true, null);

    Office() {
        has(VENDOR, Kind.VENDOR, "V-1", null, "USD");
        has(OTHER_VENDOR, Kind.VENDOR, "V-2", null, "USD");
        has(BANK, Kind.ACCOUNT, "A-BANK", "Bank", "USD");
        has(CARD, Kind.ACCOUNT, "A-CARD", "CreditCard", "USD");
        has(EURO_BANK, Kind.ACCOUNT, "A-EUR", "Bank", "EUR");
        has(DISCOUNTS, Kind.ACCOUNT, "A-DISC", "Income", "USD");
        has(PAYABLES, Kind.ACCOUNT, "A-AP", "AccountsPayable", "USD");
        has(CLASS, Kind.CLASS, "C-1", null, "USD");
        bills.put(BILL, bill(BILL, "B-1", "4711", "1000.00"));
        bills.put(OTHER_BILL, bill(OTHER_BILL, "B-2", "4712", "300.00"));
        credits.put(CREDIT, credit("40.00"));
    }

    static UUID id(int number) {
        return new UUID(7L << 12, number);
    }

    static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    private void has(UUID id, Kind kind, String listId, @Nullable String type, String currency) {
        entries.put(id, new Entry(id, kind, listId, "name of " + listId, true, false, type, currency, null));
    }

    /** The entry is inactive, or gone. */
    void changes(UUID id, boolean active, boolean removed) {
        var e = entry(id);
        entries.put(
                id, new Entry(id, e.kind(), e.listId(), e.name(), active, removed, e.type(), e.currency(), e.madeBy()));
    }

    private Entry entry(UUID id) {
        var entry = entries.get(id);
        if (entry == null) {
            throw new AssertionError("no entry " + id);
        }
        return entry;
    }

    static PayableBill bill(UUID id, String txnId, String number, String open) {
        return new PayableBill(
                id,
                txnId,
                number,
                LocalDate.of(2026, 5, 1),
                VENDOR,
                "V-1",
                "A-AP",
                "USD",
                BillStanding.OPEN,
                false,
                money(open),
                BigDecimal.ZERO,
                null);
    }

    static OpenCredit credit(String open) {
        return new OpenCredit(CREDIT, "K-1", "CM-9", VENDOR, "A-AP", "USD", false, money(open), BigDecimal.ZERO);
    }

    static PaymentOrder order(String amount, PaymentOrder.Application... applications) {
        return order(PaymentMethod.CHECK, BANK, "1043", amount, applications);
    }

    static PaymentOrder order(
            PaymentMethod method,
            UUID account,
            @Nullable String number,
            String amount,
            PaymentOrder.Application... applications) {
        return new PaymentOrder(
                method, VENDOR, account, TODAY, money(amount), number, false, "May", null, List.of(applications));
    }

    static PaymentOrder.Application pays(UUID bill, String amount) {
        return new PaymentOrder.Application(bill, money(amount), null, null, null, List.of());
    }

    PaymentDesk desk() {
        TextRules texts = (field, text) -> text.length() > field.longest()
                ? new TextRules.Verdict.TooLong(text.length() - field.longest())
                : new TextRules.Verdict.Stored(text.strip());
        return new PaymentDesk(
                this,
                this,
                new PaymentApprovals(approvals, (company, ids) -> entered),
                requests,
                texts,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static Actor somebody() {
        return new Actor("key_1", "a key", null);
    }

    /** The payment that comes of an order. */
    OwnPayment records(PaymentOrder order) {
        return desk().record(COMPANY, order, somebody())
                .orElseThrow(refusal -> new IllegalStateException(String.valueOf(refusal)))
                .payment();
    }

    /** What is wrong with an order, as {@code field code}. */
    List<Violation> refuses(PaymentOrder order) {
        return switch (desk().record(COMPANY, order, somebody())) {
            case Outcome.Done<PaymentDesk.Recorded, PaymentRefusal> done ->
                throw new AssertionError("taken: " + done.value());
            case Outcome.Refused<PaymentDesk.Recorded, PaymentRefusal> refused ->
                ((PaymentRefusal.Invalid) refused.why()).violations();
        };
    }

    Request request(RequestId id) {
        return requests.find(COMPANY, id).orElseThrow();
    }

    /** A request takes a step. */
    void moves(RequestId id, java.util.function.UnaryOperator<Request> step) {
        requests.stored.put(id, step.apply(request(id)));
    }

    @Override
    public Optional<OwnPayment> payment(CompanyId company, UUID id) {
        return Optional.ofNullable(payments.get(id));
    }

    @Override
    public Optional<ShownPayment> shown(CompanyId company, UUID id) {
        return Optional.ofNullable(shown.get(id));
    }

    void shows(UUID id, PaymentStanding standing) {
        shown.put(id, new ShownPayment("P-1", standing, false));
    }

    @Override
    public Map<UUID, PayableBill> bills(CompanyId company, Set<UUID> ids) {
        return only(bills, ids);
    }

    @Override
    public Map<UUID, OpenCredit> credits(CompanyId company, Set<UUID> ids) {
        return only(credits, ids);
    }

    @Override
    public Map<UUID, Entry> entries(CompanyId company, Set<UUID> ids) {
        return only(entries, ids);
    }

    private static <T> Map<UUID, T> only(Map<UUID, T> all, Set<UUID> ids) {
        var some = new HashMap<>(all);
        some.keySet().retainAll(ids);
        return some;
    }

    @Override
    public BookRules rules(CompanyId company) {
        return rules;
    }

    @Override
    public boolean isCheckNumberUsed(CompanyId company, UUID account, String number, @Nullable UUID except) {
        var user = usedNumbers.get(number);
        return user != null && !user.equals(except);
    }

    @Override
    public Map<UUID, PaymentContent> contents(Set<CompanyId> companies, Set<UUID> ids) {
        return payments.values().stream()
                .filter(payment -> ids.contains(payment.id()))
                .collect(toMap(OwnPayment::id, OwnPayment::content));
    }

    @Override
    public void change(CompanyId company, UUID id, PaymentContent content, Instant now) {
        var p = payment(company, id).orElseThrow();
        payments.put(id, new OwnPayment(id, content, p.request(), p.voidRequest(), p.txnId()));
    }

    @Override
    public void add(CompanyId company, OwnPayment payment, Instant now) {
        payments.put(payment.id(), payment);
    }

    @Override
    public void voidedBy(CompanyId company, UUID id, RequestId request, Instant now) {
        var p = payment(company, id).orElseThrow();
        payments.put(id, new OwnPayment(id, p.content(), p.request(), request, p.txnId()));
    }

    @Override
    public void arrived(CompanyId company, UUID id, String txnId) {
        var p = payment(company, id).orElseThrow();
        payments.put(id, new OwnPayment(id, p.content(), p.request(), p.voidRequest(), txnId));
    }
}
