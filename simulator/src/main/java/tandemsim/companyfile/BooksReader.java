package tandemsim.companyfile;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tandemsim.companyfile.books.Account;
import tandemsim.companyfile.books.Application;
import tandemsim.companyfile.books.Bill;
import tandemsim.companyfile.books.Books;
import tandemsim.companyfile.books.ClassEntry;
import tandemsim.companyfile.books.Company;
import tandemsim.companyfile.books.Currency;
import tandemsim.companyfile.books.Customer;
import tandemsim.companyfile.books.Deleted;
import tandemsim.companyfile.books.Document;
import tandemsim.companyfile.books.Entry;
import tandemsim.companyfile.books.Extension;
import tandemsim.companyfile.books.Item;
import tandemsim.companyfile.books.Line;
import tandemsim.companyfile.books.ListEntry;
import tandemsim.companyfile.books.Payment;
import tandemsim.companyfile.books.SalesTaxCode;
import tandemsim.companyfile.books.StoredMessage;
import tandemsim.companyfile.books.Terms;
import tandemsim.companyfile.books.Txn;
import tandemsim.companyfile.books.Vendor;
import tandemsim.companyfile.books.VendorCredit;
import tandemsim.companyfile.books.Writing;

/** Reads what {@link BooksWriter} stored. Sums and links are built anew. */
final class BooksReader {

    /** Two had neither rights, nor rates, nor records that are open in a window. */
    private static final int OLDEST_FORMAT = 2;

    private final DataInputStream in;
    private final Books books = new Books();
    private final Map<String, String> known = new HashMap<>();
    private final Map<Application, Integer> inPayments = new IdentityHashMap<>();
    private final Map<Application, Integer> inCredits = new IdentityHashMap<>();

    private int format;

    private BooksReader(DataInputStream in) {
        this.in = in;
    }

    static Books read(Path place) throws IOException {
        try (InputStream file = Files.newInputStream(place)) {
            return read(file);
        }
    }

    static Books read(InputStream place) throws IOException {
        return new BooksReader(
                        new DataInputStream(new BufferedInputStream(new GZIPInputStream(place, 1 << 16), 1 << 16)))
                .books();
    }

    private Books books() throws IOException {
        if (!in.readUTF().equals(BooksWriter.MAGIC)) {
            throw new IOException("not a simulated company file");
        }
        format = in.readInt();
        if (format < OLDEST_FORMAT || format > BooksWriter.FORMAT) {
            throw new IOException("a simulated company file of format " + format + ", not " + BooksWriter.FORMAT);
        }
        books.listCounter = in.readLong();
        books.txnCounter = in.readLong();
        books.txnNumber = in.readInt();
        company(books.company);
        for (Supplier<ListEntry> list : List.<Supplier<ListEntry>>of(
                Account::new,
                Vendor::new,
                Terms::new,
                ClassEntry::new,
                Customer::new,
                Item::new,
                Currency::new,
                SalesTaxCode::new)) {
            for (int left = in.readInt(); left > 0; left--) {
                ListEntry entry = list.get();
                listEntry(entry);
                books.add(entry);
            }
        }
        for (int left = in.readInt(); left > 0; left--) {
            Bill bill = new Bill();
            document(bill);
            bill.dueEpochDay = in.readInt();
            bill.terms = in.readLong();
            books.add(bill);
        }
        for (int left = in.readInt(); left > 0; left--) {
            VendorCredit credit = new VendorCredit();
            document(credit);
            books.add(credit);
        }
        for (int left = in.readInt(); left > 0; left--) {
            payment();
        }
        for (int left = in.readInt(); left > 0; left--) {
            application();
        }
        deleted(books.deletedLists);
        deleted(books.deletedTxns);
        for (int left = format > OLDEST_FORMAT ? in.readInt() : 0; left > 0; left--) {
            books.onScreen.add(in.readLong());
        }
        return books;
    }

    private void company(Company company) throws IOException {
        company.name = text();
        company.legalName = text();
        company.street = text();
        company.city = text();
        company.state = text();
        company.postalCode = text();
        company.phone = text();
        company.email = text();
        company.taxId = text();
        company.sample = in.readBoolean();
        company.singleUser = in.readBoolean();
        company.lastRestoreWall = in.readLong();
        company.lastCondenseWall = in.readLong();
        company.closingEpochDay = optional();
        company.multiCurrency = in.readBoolean();
        company.homeCurrency = in.readLong();
        company.classTracking = in.readBoolean();
        company.accountNumbers = in.readBoolean();
        company.personalDataAllowed = in.readBoolean();
        company.unattendedAllowed = in.readBoolean();
        if (format > OLDEST_FORMAT) {
            company.writing = Writing.values()[in.readByte()];
        }
        company.daysBillsAreDue = in.readInt();
        company.discountAccount = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            company.authorised.add(text());
        }
        for (int left = in.readInt(); left > 0; left--) {
            company.extensions.add(new Extension(text(), text(), text(), text(), in.readBoolean()));
        }
        for (int left = in.readInt(); left > 0; left--) {
            Map<String, StoredMessage> stored = company.storedFor(text());
            for (int messages = in.readInt(); messages > 0; messages--) {
                stored.put(text(), new StoredMessage(text(), text()));
            }
        }
    }

    private void listEntry(ListEntry entry) throws IOException {
        entry(entry);
        entry.name = text();
        entry.active = in.readBoolean();
        entry.parent = in.readLong();
        switch (entry) {
            case Account account -> {
                account.type = text();
                account.special = text();
                account.number = text();
                account.description = text();
                account.balanceCents = in.readLong();
                account.currency = in.readLong();
            }
            case Vendor vendor -> vendor(vendor);
            case Terms terms -> terms(terms);
            case ClassEntry plain -> {}
            case Customer customer -> {
                customer.companyName = text();
                customer.email = text();
                customer.phone = text();
                customer.jobStatus = text();
                customer.balanceCents = in.readLong();
                customer.currency = in.readLong();
            }
            case Item item -> {
                item.kind = Item.Kind.values()[in.readByte()];
                item.description = text();
                item.cost = in.readLong();
                item.twoSided = in.readBoolean();
                item.account = in.readLong();
                item.incomeAccount = in.readLong();
                item.assetAccount = in.readLong();
                item.preferredVendor = in.readLong();
            }
            case Currency currency -> {
                currency.code = text();
                currency.rate = new BigDecimal(text());
                currency.asOfEpochDay = in.readInt();
                currency.decimalPlaces = in.readInt();
            }
            case SalesTaxCode code -> {
                code.taxable = in.readBoolean();
                code.description = text();
            }
        }
    }

    private void vendor(Vendor vendor) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            vendor.text.put(text(), text());
        }
        vendor.terms = in.readLong();
        vendor.vendorClass = in.readLong();
        vendor.eligibleFor1099 = in.readBoolean();
        vendor.balanceCents = in.readLong();
        vendor.currency = in.readLong();
    }

    private void terms(Terms terms) throws IOException {
        terms.dateDriven = in.readBoolean();
        terms.due = optional();
        terms.discount = optional();
        terms.nextMonthDays = optional();
        long percent = in.readLong();
        terms.discountPercent = percent == Long.MIN_VALUE ? null : Long.valueOf(percent);
    }

    private void document(Document document) throws IOException {
        txn(document);
        document.lines = lines();
        document.sumUp();
    }

    private List<Line> lines() throws IOException {
        int count = in.readInt();
        if (count == 0) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>(count);
        for (int left = count; left > 0; left--) {
            Line line = new Line();
            line.id = in.readLong();
            line.item = in.readBoolean();
            line.target = in.readLong();
            line.cents = in.readLong();
            line.quantity = in.readLong();
            line.cost = in.readLong();
            line.memo = text();
            line.customer = in.readLong();
            line.lineClass = in.readLong();
            line.billable = Line.Billable.values()[in.readByte()];
            line.overrideAccount = in.readLong();
            line.parts = lines();
            lines.add(line);
        }
        return lines;
    }

    private void payment() throws IOException {
        Payment payment = new Payment();
        txn(payment);
        payment.card = in.readBoolean();
        payment.account = in.readLong();
        payment.toBePrinted = in.readBoolean();
        payment.amountCents = in.readLong();
        books.add(payment);
    }

    private void txn(Txn txn) throws IOException {
        entry(txn);
        txn.number = in.readInt();
        txn.entity = in.readLong();
        txn.payable = in.readLong();
        txn.epochDay = in.readInt();
        txn.refNumber = text();
        txn.memo = text();
        txn.externalGuid = text();
        txn.voided = in.readBoolean();
        String rate = format > OLDEST_FORMAT ? text() : "";
        txn.rate = rate.isEmpty() ? null : new BigDecimal(rate);
    }

    private void entry(Entry entry) throws IOException {
        entry.id = in.readLong();
        entry.createdWall = in.readLong();
        entry.modifiedWall = in.readLong();
        entry.editSequence = in.readLong();
    }

    private void application() throws IOException {
        Bill bill = books.bills.get(in.readLong());
        Payment payment = books.payments.get(in.readLong());
        VendorCredit credit = books.credits.get(in.readLong());
        if (bill == null) {
            throw new IOException("an application to a bill that is not in the file");
        }
        Application application =
                new Application(bill, payment, credit, in.readLong(), in.readLong(), in.readLong(), in.readLong());
        int inPayment = in.readInt();
        int inCredit = in.readInt();
        bill.applications.add(application);
        bill.appliedCents += application.total();
        if (payment != null) {
            insert(payment.applications, inPayments, inPayment, application);
        }
        if (credit != null) {
            insert(credit.applications, inCredits, inCredit, application);
            credit.appliedCents += application.cents();
        }
    }

    /** Applications come bill by bill; the order in their payment or credit is kept as well. */
    private static void insert(
            List<Application> applications, Map<Application, Integer> order, int position, Application application) {
        order.put(application, position);
        int at = applications.size();
        while (at > 0 && order.getOrDefault(applications.get(at - 1), 0) > position) {
            at--;
        }
        applications.add(at, application);
    }

    private void deleted(List<Deleted> graves) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            graves.add(new Deleted(text(), in.readLong(), in.readLong(), in.readLong(), text()));
        }
    }

    private @Nullable Integer optional() throws IOException {
        int value = in.readInt();
        return value == Integer.MIN_VALUE ? null : Integer.valueOf(value);
    }

    /** Equal texts are shared: a large file repeats its memos a hundred thousand times. */
    private String text() throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        String shared = text.length() > 60 ? null : known.putIfAbsent(text, text);
        return shared == null ? text : shared;
    }
}
