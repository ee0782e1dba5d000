package tandem.persistence.mirror;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.company.CompanyId;
import tandem.mirror.Account;
import tandem.mirror.Bill;
import tandem.mirror.BillPayment;
import tandem.mirror.CurrencyEntry;
import tandem.mirror.CustomerJob;
import tandem.mirror.DateDrivenTerms;
import tandem.mirror.Item;
import tandem.mirror.Kind;
import tandem.mirror.ListClass;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.StandardTerms;
import tandem.mirror.Vendor;
import tandem.mirror.VendorCredit;
import tandem.reading.Mirror;
import tandem.wire.Answer;

/**
 * The mirror on PostgreSQL. A batch costs a bounded number of statements whatever its size: one that asks what is held, and
 * where something is new or changed, one for each table. A batch that QuickBooks repeats unchanged costs the first alone. After
 * vendors, one more asks whether their balances disprove anything; where vendors were removed, one more asks what names them.
 * The caller opens the transaction.
 */
public final class JdbcMirror implements Mirror {

    private final ListWriter<Account> accounts;
    private final ListWriter<StandardTerms> standardTerms;
    private final ListWriter<DateDrivenTerms> dateDrivenTerms;
    private final ListWriter<ListClass> classes;
    private final ListWriter<CurrencyEntry> currencies;
    private final ListWriter<Vendor> vendors;
    private final ListWriter<CustomerJob> jobs;
    private final ListWriter<Item> items;
    private final BillWriter bills;
    private final CreditWriter credits;
    private final PaymentWriter checks;
    private final PaymentWriter cardPayments;
    private final DisprovedAmounts disproved;
    private final VendorTotals totals;
    private final OpenBillSweep sweep;
    private final HeldFromBefore heldFromBefore;
    private final OutlineComparison outlines;
    private final LateTransactions lateTransactions;
    private final HeldCount held;

    /** Works on the connections of {@code jdbc}, inside the transaction of the calling thread. */
    public JdbcMirror(JdbcTemplate jdbc) {
        this.accounts = new ListWriter<>(jdbc, ListTables.ACCOUNT);
        this.standardTerms = new ListWriter<>(jdbc, ListTables.STANDARD_TERMS, "h.type = 'standard'");
        this.dateDrivenTerms = new ListWriter<>(jdbc, ListTables.DATE_DRIVEN_TERMS, "h.type = 'date_driven'");
        this.classes = new ListWriter<>(jdbc, ListTables.LIST_CLASS);
        this.currencies = new ListWriter<>(jdbc, ListTables.CURRENCY);
        this.vendors = new ListWriter<>(jdbc, ListTables.VENDOR, new NamersOfVendors(jdbc)::of);
        this.jobs = new ListWriter<>(jdbc, ListTables.CUSTOMER_JOB);
        this.items = new ListWriter<>(jdbc, ListTables.ITEM);
        this.bills = new BillWriter(jdbc);
        this.credits = new CreditWriter(jdbc);
        var figures = new FigureWriter(jdbc);
        this.checks = new PaymentWriter(jdbc, Kind.BILL_PAYMENT_CHECK, figures);
        this.cardPayments = new PaymentWriter(jdbc, Kind.BILL_PAYMENT_CREDIT_CARD, figures);
        this.disproved = new DisprovedAmounts(jdbc, figures);
        this.totals = new VendorTotals(jdbc);
        this.sweep = new OpenBillSweep(jdbc);
        this.heldFromBefore = new HeldFromBefore(jdbc);
        this.outlines = new OutlineComparison(jdbc);
        this.lateTransactions = new LateTransactions(jdbc);
        this.held = new HeldCount(jdbc);
    }

    @Override
    public Applied apply(
            CompanyId company,
            Kind kind,
            List<? extends QuickBooksRecord> records,
            Map<String, UUID> ours,
            Instant now) {
        if (records.isEmpty()) {
            return Applied.NOTHING;
        }
        var ids = new NewIds(ours, now);
        return switch (kind) {
            case ACCOUNT -> apply(accounts, Account.class, company, kind, records, ids);
            case STANDARD_TERMS -> apply(standardTerms, StandardTerms.class, company, kind, records, ids);
            case DATE_DRIVEN_TERMS -> apply(dateDrivenTerms, DateDrivenTerms.class, company, kind, records, ids);
            case CLASS -> apply(classes, ListClass.class, company, kind, records, ids);
            case CURRENCY -> apply(currencies, CurrencyEntry.class, company, kind, records, ids);
            case VENDOR -> {
                var applied = apply(vendors, Vendor.class, company, kind, records, ids);
                disproved.settle(company, withBalance(records), now);
                yield applied;
            }
            case CUSTOMER_JOB -> apply(jobs, CustomerJob.class, company, kind, records, ids);
            case ITEM -> apply(items, Item.class, company, kind, records, ids);
            case BILL -> apply(bills, Bill.class, company, kind, records, ids);
            case VENDOR_CREDIT -> apply(credits, VendorCredit.class, company, kind, records, ids);
            case BILL_PAYMENT_CHECK -> apply(checks, BillPayment.class, company, kind, records, ids);
            case BILL_PAYMENT_CREDIT_CARD -> apply(cardPayments, BillPayment.class, company, kind, records, ids);
        };
    }

    @Override
    public Applied remove(CompanyId company, Kind kind, List<Answer.Deleted> deleted, Instant now) {
        if (deleted.isEmpty()) {
            return Applied.NOTHING;
        }
        List<String> ids = deleted.stream().map(Answer.Deleted::id).toList();
        var times = new ArrayList<@Nullable LocalDateTime>();
        deleted.forEach(entry -> times.add(entry.timeDeleted()));
        return writerOf(kind).remove(company, kind, ids, times, now);
    }

    @Override
    public Applied forget(CompanyId company, Kind kind, Set<String> ids, Instant now) {
        if (ids.isEmpty()) {
            return Applied.NOTHING;
        }
        List<@Nullable LocalDateTime> anyTime = Collections.nCopies(ids.size(), null);
        return writerOf(kind).remove(company, kind, List.copyOf(ids), anyTime, now);
    }

    @Override
    public Set<String> changedWithin(
            CompanyId company, Kind kind, Set<String> ids, LocalDateTime from, LocalDateTime to) {
        return ids.isEmpty() ? Set.of() : lateTransactions.changedWithin(company, kind, ids, from, to);
    }

    @Override
    public int missingOf(CompanyId company, LocalDateTime from, LocalDateTime to) {
        return lateTransactions.missingOf(company, from, to);
    }

    @Override
    public Map<Kind, Set<String>> heldFromBefore(CompanyId company, List<? extends QuickBooksRecord> records) {
        return heldFromBefore.of(company, records);
    }

    @Override
    public Set<String> compareOpenBills(CompanyId company, List<Answer.OpenBill> page, Instant sweepStarted) {
        return page.isEmpty() ? Set.of() : sweep.compare(company, page, sweepStarted);
    }

    @Override
    public Set<String> openBillsMissedBy(CompanyId company, Instant sweepStarted) {
        return sweep.missed(company, sweepStarted);
    }

    @Override
    public Set<String> vendorsThatDoNotAddUp(CompanyId company) {
        return totals.off(company);
    }

    @Override
    public Compared compareOutlines(
            CompanyId company,
            Kind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<Answer.Outline> shown,
            Instant askedAt) {
        return outlines.compare(company, kind, from, to, shown, askedAt);
    }

    @Override
    public int count(CompanyId company, Kind kind, @Nullable LocalDate from) {
        return held.of(company, kind, from);
    }

    private static Set<String> withBalance(List<? extends QuickBooksRecord> vendors) {
        return vendors.stream()
                .map(Vendor.class::cast)
                .filter(vendor -> vendor.balance() != null)
                .map(Vendor::id)
                .collect(toUnmodifiableSet());
    }

    private static <Q extends QuickBooksRecord> Applied apply(
            KindWriter<Q> writer,
            Class<Q> type,
            CompanyId company,
            Kind kind,
            List<? extends QuickBooksRecord> records,
            NewIds ids) {
        records.forEach(record -> {
            if (record.kind() != kind) {
                throw new IllegalArgumentException("a record of kind %s among %s".formatted(record.kind(), kind));
            }
        });
        Collection<Q> once =
                KindWriter.lastOfEach(records.stream().map(type::cast).toList());
        Applied applied = writer.apply(company, kind, once, ids);
        return new Applied(records.size(), applied.changed(), applied.moved());
    }

    private KindWriter<?> writerOf(Kind kind) {
        return switch (kind) {
            case ACCOUNT -> accounts;
            case STANDARD_TERMS -> standardTerms;
            case DATE_DRIVEN_TERMS -> dateDrivenTerms;
            case CLASS -> classes;
            case CURRENCY -> currencies;
            case VENDOR -> vendors;
            case CUSTOMER_JOB -> jobs;
            case ITEM -> items;
            case BILL -> bills;
            case VENDOR_CREDIT -> credits;
            case BILL_PAYMENT_CHECK -> checks;
            case BILL_PAYMENT_CREDIT_CARD -> cardPayments;
        };
    }
}
