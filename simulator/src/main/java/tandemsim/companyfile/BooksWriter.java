package tandemsim.companyfile;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
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
import tandemsim.companyfile.books.Ids;
import tandemsim.companyfile.books.Item;
import tandemsim.companyfile.books.Line;
import tandemsim.companyfile.books.ListEntry;
import tandemsim.companyfile.books.Payment;
import tandemsim.companyfile.books.SalesTaxCode;
import tandemsim.companyfile.books.Terms;
import tandemsim.companyfile.books.Txn;
import tandemsim.companyfile.books.Vendor;
import tandemsim.companyfile.books.VendorCredit;

/** Stores a company file: one gzip'd stream in the order that {@link BooksReader} reads, renamed into place when it is complete. */
final class BooksWriter {

    static final String MAGIC = "TANDEM-SIM";
    static final int FORMAT = 3;

    private final DataOutputStream out;

    private BooksWriter(DataOutputStream out) {
        this.out = out;
    }

    static void write(Books books, Path place) throws IOException {
        Path target = place.toAbsolutePath();
        Path folder = target.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path unfinished = target.resolveSibling(target.getFileName() + ".new");
        try (OutputStream file = Files.newOutputStream(unfinished)) {
            write(books, file);
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void write(Books books, OutputStream place) throws IOException {
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(fast(place), 1 << 16));
        new BooksWriter(data).books(books);
        data.close();
    }

    private static GZIPOutputStream fast(OutputStream file) throws IOException {
        return new GZIPOutputStream(file, 1 << 16) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        };
    }

    private void books(Books books) throws IOException {
        out.writeUTF(MAGIC);
        out.writeInt(FORMAT);
        out.writeLong(books.listCounter);
        out.writeLong(books.txnCounter);
        out.writeInt(books.txnNumber);
        company(books.company);
        for (Collection<? extends ListEntry> list : List.of(
                books.accounts.values(),
                books.vendors.values(),
                books.terms.values(),
                books.classes.values(),
                books.customers.values(),
                books.items.values(),
                books.currencies.values(),
                books.salesTaxCodes.values())) {
            out.writeInt(list.size());
            for (ListEntry entry : list) {
                listEntry(entry);
            }
        }
        out.writeInt(books.bills.size());
        for (Bill bill : books.bills.values()) {
            document(bill);
            out.writeInt(bill.dueEpochDay);
            out.writeLong(bill.terms);
        }
        out.writeInt(books.credits.size());
        for (Document credit : books.credits.values()) {
            document(credit);
        }
        out.writeInt(books.payments.size());
        for (Payment payment : books.payments.values()) {
            payment(payment);
        }
        applications(books);
        deleted(books.deletedLists);
        deleted(books.deletedTxns);
        out.writeInt(books.onScreen.size());
        for (long id : books.onScreen) {
            out.writeLong(id);
        }
    }

    private void company(Company company) throws IOException {
        for (String text : List.of(
                company.name,
                company.legalName,
                company.street,
                company.city,
                company.state,
                company.postalCode,
                company.phone,
                company.email,
                company.taxId)) {
            text(text);
        }
        out.writeBoolean(company.sample);
        out.writeBoolean(company.singleUser);
        out.writeLong(company.lastRestoreWall);
        out.writeLong(company.lastCondenseWall);
        optional(company.closingEpochDay);
        out.writeBoolean(company.multiCurrency);
        out.writeLong(company.homeCurrency);
        out.writeBoolean(company.classTracking);
        out.writeBoolean(company.accountNumbers);
        out.writeBoolean(company.personalDataAllowed);
        out.writeBoolean(company.unattendedAllowed);
        out.writeByte(company.writing.ordinal());
        out.writeInt(company.daysBillsAreDue);
        out.writeLong(company.discountAccount);
        out.writeInt(company.authorised.size());
        for (String application : company.authorised) {
            text(application);
        }
        out.writeInt(company.extensions.size());
        for (var extension : company.extensions) {
            text(extension.ownerId());
            text(extension.name());
            text(extension.type());
            text(extension.value());
            out.writeBoolean(extension.set());
        }
        out.writeInt(company.storedMessages.size());
        for (var application : company.storedMessages.entrySet()) {
            text(application.getKey());
            out.writeInt(application.getValue().size());
            for (var message : application.getValue().entrySet()) {
                text(message.getKey());
                text(message.getValue().checksum());
                text(message.getValue().response());
            }
        }
    }

    private void listEntry(ListEntry entry) throws IOException {
        entry(entry);
        text(entry.name);
        out.writeBoolean(entry.active);
        out.writeLong(entry.parent);
        switch (entry) {
            case Account account -> {
                text(account.type);
                text(account.special);
                text(account.number);
                text(account.description);
                out.writeLong(account.balanceCents);
                out.writeLong(account.currency);
            }
            case Vendor vendor -> vendor(vendor);
            case Terms terms -> terms(terms);
            case ClassEntry plain -> {}
            case Customer customer -> {
                text(customer.companyName);
                text(customer.email);
                text(customer.phone);
                text(customer.jobStatus);
                out.writeLong(customer.balanceCents);
                out.writeLong(customer.currency);
            }
            case Item item -> {
                out.writeByte(item.kind.ordinal());
                text(item.description);
                out.writeLong(item.cost);
                out.writeBoolean(item.twoSided);
                out.writeLong(item.account);
                out.writeLong(item.incomeAccount);
                out.writeLong(item.assetAccount);
                out.writeLong(item.preferredVendor);
            }
            case Currency currency -> {
                text(currency.code);
                text(currency.rate.toPlainString());
                out.writeInt(currency.asOfEpochDay);
                out.writeInt(currency.decimalPlaces);
            }
            case SalesTaxCode code -> {
                out.writeBoolean(code.taxable);
                text(code.description);
            }
        }
    }

    private void vendor(Vendor vendor) throws IOException {
        out.writeInt(vendor.text.size());
        for (Map.Entry<String, String> field : vendor.text.entrySet()) {
            text(field.getKey());
            text(field.getValue());
        }
        out.writeLong(vendor.terms);
        out.writeLong(vendor.vendorClass);
        out.writeBoolean(vendor.eligibleFor1099);
        out.writeLong(vendor.balanceCents);
        out.writeLong(vendor.currency);
    }

    private void terms(Terms terms) throws IOException {
        out.writeBoolean(terms.dateDriven);
        optional(terms.due);
        optional(terms.discount);
        optional(terms.nextMonthDays);
        Long percent = terms.discountPercent;
        out.writeLong(percent == null ? Long.MIN_VALUE : percent);
    }

    private void document(Document document) throws IOException {
        txn(document);
        lines(document.lines);
    }

    private void lines(List<Line> lines) throws IOException {
        out.writeInt(lines.size());
        for (Line line : lines) {
            out.writeLong(line.id);
            out.writeBoolean(line.item);
            out.writeLong(line.target);
            out.writeLong(line.cents);
            out.writeLong(line.quantity);
            out.writeLong(line.cost);
            text(line.memo);
            out.writeLong(line.customer);
            out.writeLong(line.lineClass);
            out.writeByte(line.billable.ordinal());
            out.writeLong(line.overrideAccount);
            lines(line.parts);
        }
    }

    private void payment(Payment payment) throws IOException {
        txn(payment);
        out.writeBoolean(payment.card);
        out.writeLong(payment.account);
        out.writeBoolean(payment.toBePrinted);
        out.writeLong(payment.amountCents);
    }

    private void txn(Txn txn) throws IOException {
        entry(txn);
        out.writeInt(txn.number);
        out.writeLong(txn.entity);
        out.writeLong(txn.payable);
        out.writeInt(txn.epochDay);
        text(txn.refNumber);
        text(txn.memo);
        text(txn.externalGuid);
        out.writeBoolean(txn.voided);
        BigDecimal rate = txn.rate;
        text(rate == null ? "" : rate.toPlainString());
    }

    private void entry(Entry entry) throws IOException {
        out.writeLong(entry.id);
        out.writeLong(entry.createdWall);
        out.writeLong(entry.modifiedWall);
        out.writeLong(entry.editSequence);
    }

    private void applications(Books books) throws IOException {
        List<Application> all = books.bills.values().stream()
                .flatMap(bill -> bill.applications.stream())
                .toList();
        out.writeInt(all.size());
        for (Application application : all) {
            Payment payment = application.payment();
            VendorCredit credit = application.credit();
            out.writeLong(application.bill().id);
            out.writeLong(payment == null ? Ids.NONE : payment.id);
            out.writeLong(credit == null ? Ids.NONE : credit.id);
            out.writeLong(application.cents());
            out.writeLong(application.discountCents());
            out.writeLong(application.discountAccount());
            out.writeLong(application.discountClass());
            out.writeInt(payment == null ? 0 : payment.applications.indexOf(application));
            out.writeInt(credit == null ? 0 : credit.applications.indexOf(application));
        }
    }

    private void deleted(List<Deleted> graves) throws IOException {
        out.writeInt(graves.size());
        for (Deleted grave : graves) {
            text(grave.type());
            out.writeLong(grave.id());
            out.writeLong(grave.createdWall());
            out.writeLong(grave.deletedWall());
            text(grave.label());
        }
    }

    private void optional(@Nullable Integer value) throws IOException {
        out.writeInt(value == null ? Integer.MIN_VALUE : value);
    }

    /** Any length: stored answers are longer than what writeUTF takes. */
    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
