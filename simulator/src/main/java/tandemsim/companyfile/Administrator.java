package tandemsim.companyfile;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tandemsim.companyfile.books.Bill;
import tandemsim.companyfile.books.Books;
import tandemsim.companyfile.books.Company;
import tandemsim.companyfile.books.Payment;
import tandemsim.companyfile.books.Writing;

/** Changes to a company file as a whole. */
public final class Administrator {

    private final CompanyFile file;

    Administrator(CompanyFile file) {
        this.file = file;
    }

    /** @param lastClosedDay absent to open all periods */
    public void closePeriod(@Nullable LocalDate lastClosedDay) {
        company(company -> company.closingEpochDay =
                lastClosedDay == null ? null : Integer.valueOf(Math.toIntExact(lastClosedDay.toEpochDay())));
    }

    public void renameCompany(String name) {
        company(company -> {
            company.name = name;
            company.legalName = name;
        });
    }

    /** Cannot be undone, as in QuickBooks. */
    public void multiCurrencyOn() {
        company(company -> company.multiCurrency = true);
    }

    public void allowPersonalData(boolean allowed) {
        company(company -> company.personalDataAllowed = allowed);
    }

    /** Whether applications may log in while QuickBooks is closed. */
    public void allowUnattended(boolean allowed) {
        company(company -> company.unattendedAllowed = allowed);
    }

    public void singleUser(boolean on) {
        company(company -> company.singleUser = on);
    }

    public void sampleCompany(boolean on) {
        company(company -> company.sample = on);
    }

    /** What applications may change in this file from now on. */
    public void allowWriting(Writing writing) {
        company(company -> company.writing = writing);
    }

    /** A vendor's currency, by ISO code. */
    public void vendorCurrency(String vendorListId, String code) {
        file.change(ledger -> {
            Books books = ledger.books();
            long currency = books.currencies.values().stream()
                    .filter(entry -> entry.code.equals(code.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no currency " + code))
                    .id;
            ((tandemsim.companyfile.books.Vendor) Bookkeeper.entry(books, vendorListId)).currency = currency;
            return currency;
        });
    }

    /** A backup is restored over the file: everything is as it was then, only the time of the last restore moves. */
    public void restore(Backup backup) {
        Books old = backup.unpack();
        old.company.lastRestoreWall = file.clock().wall();
        file.replaceBy(old);
    }

    /** An older copy is put in the file's place by Windows: QuickBooks does not notice. */
    public void swapIn(Backup backup) {
        file.replaceBy(backup.unpack());
    }

    /** Closed transactions dated before a day vanish without a trace in the deleted lists; the time of the last condense moves. */
    public int condense(LocalDate before) {
        return file.change(ledger -> {
            Books books = ledger.books();
            int limit = Math.toIntExact(before.toEpochDay());
            List<Bill> old = books.bills.values().stream()
                    .filter(bill -> bill.epochDay < limit && bill.paid())
                    .filter(bill -> bill.applications.stream().allMatch(application -> {
                        Payment payment = application.payment();
                        return payment != null && payment.applications.size() == 1 && payment.epochDay < limit;
                    }))
                    .toList();
            old.forEach(bill -> {
                bill.applications.forEach(application -> {
                    Payment payment = application.payment();
                    if (payment != null) {
                        books.payments.remove(payment.id);
                    }
                });
                books.bills.remove(bill.id);
            });
            books.company.lastCondenseWall = ledger.clock().wall();
            return old.size();
        });
    }

    /** A repair of the damaged file drops a transaction that nothing is applied to: it is in no deleted list, and no time moves. */
    public void lose(String txnId) {
        file.change(ledger -> {
            var books = ledger.books();
            var txn = Bookkeeper.txn(books, txnId);
            ledger.delete(txn);
            books.deletedTxns.removeLast();
            return txn;
        });
    }

    /** The private data of an owner vanish, as Intuit's clean-up tool does it. */
    public void removeExtensions(String ownerId) {
        company(company ->
                company.extensions.removeIf(extension -> extension.ownerId().equalsIgnoreCase(ownerId)));
    }

    /** The outcomes that were stored under message-set IDs are lost, as a repair of the file may lose them. */
    public void forgetOutcomes() {
        company(company -> company.storedMessages.clear());
    }

    /** The private data in the file, as {@code OwnerID/name} and value. */
    public Map<String, String> extensions() {
        return file.ask(books -> {
            Map<String, String> all = new java.util.TreeMap<>();
            books.company.extensions.forEach(
                    extension -> all.put(extension.ownerId() + "/" + extension.name(), extension.value()));
            return all;
        });
    }

    private void company(Consumer<Company> change) {
        file.change(ledger -> {
            change.accept(ledger.books().company);
            return ledger;
        });
    }
}
