package tandemsim.companyfile.books;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything in one company file. Not safe for use by several threads; the company file takes care of that. */
public final class Books {

    public final Company company = new Company();
    public final Map<Long, Account> accounts = new LinkedHashMap<>();
    public final Map<Long, Vendor> vendors = new LinkedHashMap<>();
    public final Map<Long, Terms> terms = new LinkedHashMap<>();
    public final Map<Long, ClassEntry> classes = new LinkedHashMap<>();
    public final Map<Long, Customer> customers = new LinkedHashMap<>();
    public final Map<Long, Item> items = new LinkedHashMap<>();
    public final Map<Long, Currency> currencies = new LinkedHashMap<>();
    public final Map<Long, SalesTaxCode> salesTaxCodes = new LinkedHashMap<>();
    public final Map<Long, Bill> bills = new LinkedHashMap<>();
    public final Map<Long, VendorCredit> credits = new LinkedHashMap<>();
    public final Map<Long, Payment> payments = new LinkedHashMap<>();
    public final List<Deleted> deletedLists = new ArrayList<>();
    public final List<Deleted> deletedTxns = new ArrayList<>();

    /** Records that somebody has open in a window. */
    public final Set<Long> onScreen = new HashSet<>();

    /** Counters of the file: identifiers and transaction numbers are handed out in order. */
    public long listCounter = 1;

    public long txnCounter = 0x100;
    public int txnNumber = 1;

    public <E extends Entry> E born(E entry, PcClock clock) {
        return born(entry, clock.wall(), clock.epochSecond());
    }

    /** Gives a new record its identifier and times. */
    public <E extends Entry> E born(E entry, long wall, long epochSecond) {
        entry.createdWall = wall;
        entry.modifiedWall = wall;
        entry.editSequence = epochSecond;
        if (entry instanceof ListEntry) {
            entry.id = Ids.list(listCounter++, epochSecond);
        } else if (entry instanceof Txn txn) {
            txn.id = Ids.txn(txnCounter++, epochSecond);
            txn.number = txnNumber++;
            if (txn instanceof Document document) {
                for (Line line : document.lines) {
                    line.id = lineId(epochSecond);
                    line.parts.forEach(part -> part.id = lineId(epochSecond));
                }
                document.sumUp();
            }
        }
        return entry;
    }

    /** Lines take their identifiers from the counter of transactions. */
    public long lineId(long epochSecond) {
        return Ids.txn(txnCounter++, epochSecond);
    }

    public void add(Entry entry) {
        switch (entry) {
            case Account account -> accounts.put(account.id, account);
            case Vendor vendor -> vendors.put(vendor.id, vendor);
            case Terms term -> terms.put(term.id, term);
            case ClassEntry entryClass -> classes.put(entryClass.id, entryClass);
            case Customer customer -> customers.put(customer.id, customer);
            case Item item -> items.put(item.id, item);
            case Currency currency -> currencies.put(currency.id, currency);
            case SalesTaxCode code -> salesTaxCodes.put(code.id, code);
            case Bill bill -> bills.put(bill.id, bill);
            case VendorCredit credit -> credits.put(credit.id, credit);
            case Payment payment -> payments.put(payment.id, payment);
        }
    }

    public Stream<Document> documents() {
        return Stream.concat(bills.values().stream(), credits.values().stream());
    }

    /** Identifiers of list entries come from one counter, so that one number names one entry of any list. */
    public @Nullable ListEntry listEntry(long id) {
        ListEntry found = accounts.get(id);
        found = found != null ? found : vendors.get(id);
        found = found != null ? found : items.get(id);
        found = found != null ? found : customers.get(id);
        found = found != null ? found : classes.get(id);
        found = found != null ? found : terms.get(id);
        found = found != null ? found : currencies.get(id);
        return found != null ? found : salesTaxCodes.get(id);
    }

    public @Nullable Txn txn(long id) {
        Bill bill = bills.get(id);
        if (bill != null) {
            return bill;
        }
        VendorCredit credit = credits.get(id);
        return credit != null ? credit : payments.get(id);
    }

    /** The name with those of the entries above it, separated by colons. Vendors and terms have no hierarchy. */
    public String fullName(ListEntry entry) {
        if (entry.parent == Ids.NONE) {
            return entry.name;
        }
        ListEntry parent = list(entry).get(entry.parent);
        return parent == null ? entry.name : fullName(parent) + ":" + entry.name;
    }

    public int sublevel(ListEntry entry) {
        ListEntry parent = entry.parent == Ids.NONE ? null : list(entry).get(entry.parent);
        return parent == null ? 0 : 1 + sublevel(parent);
    }

    public boolean hasTransactions(Vendor vendor) {
        return transactions().anyMatch(txn -> txn.entity == vendor.id);
    }

    /** Does a transaction, a vendor or an entry below it refer to the entry? */
    public boolean isUsed(ListEntry entry) {
        long id = entry.id;
        return list(entry).values().stream().anyMatch(other -> other.parent == id)
                || vendors.values().stream().anyMatch(vendor -> vendor.terms == id || vendor.vendorClass == id)
                || transactions().anyMatch(txn -> txn.entity == id || txn.payable == id || names(txn, id));
    }

    private static boolean names(Txn txn, long id) {
        return switch (txn) {
            case Bill bill -> bill.terms == id || bill.lines.stream().anyMatch(line -> names(line, id));
            case VendorCredit credit -> credit.lines.stream().anyMatch(line -> names(line, id));
            case Payment payment -> payment.account == id;
        };
    }

    private static boolean names(Line line, long id) {
        return line.target == id
                || line.customer == id
                || line.lineClass == id
                || line.overrideAccount == id
                || line.parts.stream().anyMatch(part -> names(part, id));
    }

    private Stream<Txn> transactions() {
        return Stream.concat(documents(), payments.values().stream());
    }

    /** QuickBooks compares names without regard to case. */
    public <E extends ListEntry> Optional<E> byFullName(Collection<E> list, String fullName) {
        return list.stream()
                .filter(entry -> fullName(entry).equalsIgnoreCase(fullName))
                .findFirst();
    }

    /** The default accounts-payable account: the first one. */
    public long payable() {
        return accounts.values().stream()
                .filter(account -> account.type.equals(Account.PAYABLE) && account.active)
                .mapToLong(account -> account.id)
                .findFirst()
                .orElse(Ids.NONE);
    }

    /** The day on which a bill of a day is due: by its terms, or by the company's preference where it has none. */
    public int dueDay(long termsId, int epochDay) {
        Terms found = terms.get(termsId);
        return found == null ? epochDay + company.daysBillsAreDue : found.dueDay(epochDay);
    }

    private Map<Long, ? extends ListEntry> list(ListEntry entry) {
        return switch (entry) {
            case Account account -> accounts;
            case Vendor vendor -> vendors;
            case Terms term -> terms;
            case ClassEntry entryClass -> classes;
            case Customer customer -> customers;
            case Item item -> items;
            case Currency currency -> currencies;
            case SalesTaxCode code -> salesTaxCodes;
        };
    }
}
