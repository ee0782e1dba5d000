package tandem.payable;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.bill.BillContent;
import tandem.bill.BillContent.ExpenseLine;
import tandem.bill.BillContent.ItemLine;
import tandem.books.BookRules;
import tandem.books.Books;
import tandem.books.Entry;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.request.RequestId;
import tandem.wire.TextField;
import tandem.wire.TextRules;

/** Books and bills of one company in plain maps. Every entry's ListID is its name. */
final class Office implements Books, BillBook, TextRules {

    static final CompanyId COMPANY = new CompanyId(id("the company"));
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-15T10:00:00Z"), ZoneOffset.UTC);
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    static final UUID VENDOR = id("Acme");
    static final UUID PAYABLES = id("Payables");
    static final UUID RENT = id("Rent");
    static final UUID PARTS = id("Parts");
    static final UUID JOB = id("Job");
    static final UUID BILL = id("the bill");

    final Map<UUID, Entry> entries = new HashMap<>();
    final Map<UUID, KnownBill> bills = new HashMap<>();
    final Set<Twin> twins = new HashSet<>();

    @Nullable
    LocalDate closed;

    Office() {
        entry(Kind.VENDOR, "Acme", null);
        entry(Kind.ACCOUNT, "Payables", "AccountsPayable");
        entry(Kind.ACCOUNT, "Rent", "Expense");
        entry(Kind.ITEM, "Parts", "Service");
        entry(Kind.CUSTOMER_JOB, "Job", null);
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private void entry(Kind kind, String name, @Nullable String type) {
        entries.put(id(name), new Entry(id(name), kind, name, name, true, false, type, "USD", null));
    }

    static ExpenseLine expense(@Nullable String lineId, String amount) {
        return new ExpenseLine(lineId, RENT, new BigDecimal(amount), null, null, null, false);
    }

    static ItemLine item(@Nullable String lineId, String amount) {
        return new ItemLine(
                lineId, PARTS, BigDecimal.ONE, new BigDecimal(amount), new BigDecimal(amount), null, null, null, false);
    }

    static BillContent content(@Nullable String memo, List<ExpenseLine> expenses, List<ItemLine> items) {
        return new BillContent(VENDOR, "A-1", DAY, DAY.plusDays(30), PAYABLES, null, memo, null, expenses, items);
    }

    static BillContent draft() {
        return content(null, List.of(expense(null, "100.00")), List.of());
    }

    void drafted(BillContent content) {
        bills.put(BILL, new KnownBill(BILL, new OwnBill(content, null), null, null, 1));
    }

    void inQuickBooks(BillContent content, Map<String, String> groups) {
        inQuickBooks(content, groups, "0.00", "0.00");
    }

    void inQuickBooks(BillContent content, Map<String, String> groups, String settled, String inProcess) {
        bills.put(
                BILL,
                new KnownBill(
                        BILL,
                        null,
                        new MirroredBill(
                                "T-1",
                                "7",
                                content,
                                groups,
                                Set.of(),
                                new BigDecimal(settled),
                                new BigDecimal(inProcess),
                                false,
                                false),
                        null,
                        1));
    }

    @Override
    public Map<UUID, Entry> entries(CompanyId company, Set<UUID> ids) {
        var found = new HashMap<>(entries);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public BookRules rules(CompanyId company) {
        return new BookRules("USD", false, closed);
    }

    @Override
    public Optional<KnownBill> find(CompanyId company, UUID id) {
        return Optional.ofNullable(bills.get(id));
    }

    @Override
    public Map<UUID, BillContent> saidHere(Set<CompanyId> companies, Set<UUID> ids) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Twin> twins(
            CompanyId company,
            UUID except,
            UUID vendor,
            @Nullable String refNumber,
            LocalDate billDate,
            BigDecimal gross) {
        return twins.stream()
                .filter(twin -> twin.isLike(refNumber, billDate, gross))
                .toList();
    }

    @Override
    public void add(CompanyId company, UUID id, BillContent content, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void change(CompanyId company, UUID id, BillContent content, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void note(CompanyId company, UUID id, String notes, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isClaimed(CompanyId company, UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteHere(CompanyId company, UUID id, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(CompanyId company, UUID id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void posting(CompanyId company, UUID id, RequestId request, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void arrived(CompanyId company, UUID id, String txnId, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** Everything can be stored. */
    @Override
    public Verdict judge(TextField field, String text) {
        return new Verdict.Stored(text);
    }
}
