package tandemsim.companyfile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tandemsim.companyfile.books.Account;
import tandemsim.companyfile.books.Application;
import tandemsim.companyfile.books.Bill;
import tandemsim.companyfile.books.Books;
import tandemsim.companyfile.books.Document;
import tandemsim.companyfile.books.Ids;
import tandemsim.companyfile.books.Ledger;
import tandemsim.companyfile.books.Line;
import tandemsim.companyfile.books.ListEntry;
import tandemsim.companyfile.books.Payment;
import tandemsim.companyfile.books.Terms;
import tandemsim.companyfile.books.Txn;
import tandemsim.companyfile.books.Vendor;
import tandemsim.companyfile.books.VendorCredit;

/**
 * What people do to a company file in QuickBooks itself. Records are named by their ListID or TxnID; an unknown one is an
 * {@link IllegalArgumentException}. Every change is stored at once where the file has a place.
 */
public final class Bookkeeper {

    private final CompanyFile file;

    Bookkeeper(CompanyFile file) {
        this.file = file;
    }

    public String newVendor(String name) {
        return file.change(ledger -> {
            Vendor vendor = new Vendor();
            vendor.name = name;
            vendor.text.put("CompanyName", name);
            vendor.currency = ledger.books().company.homeCurrency;
            ledger.books().born(vendor, ledger.clock());
            ledger.books().add(vendor);
            return Ids.text(vendor.id);
        });
    }

    /** @param fields plain fields by qbXML name, such as {@code Phone}, {@code VendorAddress/City} or {@code DataExt/Truck}, a custom field; an empty text clears one */
    public void editVendor(String listId, Map<String, String> fields) {
        vendor(
                listId,
                vendor -> fields.forEach((field, value) -> {
                    if (value.isEmpty()) {
                        vendor.text.remove(field);
                    } else {
                        vendor.text.put(field, value);
                    }
                }));
    }

    public void reportOn1099(String listId, boolean eligible) {
        vendor(listId, vendor -> vendor.eligibleFor1099 = eligible);
    }

    public void rename(String listId, String name) {
        file.change(ledger -> {
            ListEntry entry = entry(ledger.books(), listId);
            entry.name = name;
            entry.touch(ledger.clock());
            return entry;
        });
    }

    private void vendor(String listId, Consumer<Vendor> edit) {
        file.change(ledger -> {
            Vendor vendor = vendor(ledger.books(), listId);
            edit.accept(vendor);
            vendor.touch(ledger.clock());
            return vendor;
        });
    }

    public void activate(String listId, boolean active) {
        file.change(ledger -> {
            ListEntry entry = entry(ledger.books(), listId);
            entry.active = active;
            entry.touch(ledger.clock());
            return entry;
        });
    }

    public void deactivate(String listId) {
        activate(listId, false);
    }

    /** QuickBooks deletes only what nothing refers to; it offers to make the others inactive. */
    public void deleteEntry(String listId) {
        file.change(ledger -> {
            ListEntry entry = entry(ledger.books(), listId);
            if (ledger.books().isUsed(entry)) {
                throw new IllegalArgumentException(
                        entry.listType() + " " + listId + " is used; it can be made inactive, not deleted");
            }
            ledger.delete(entry);
            return entry;
        });
    }

    /** Every transaction of the first vendor names the second afterwards; the first is gone and is in no deleted list. */
    public void mergeVendors(String goneListId, String keptListId) {
        file.change(ledger -> {
            Books books = ledger.books();
            Vendor gone = vendor(books, goneListId);
            Vendor kept = vendor(books, keptListId);
            books.documents().filter(txn -> txn.entity == gone.id).forEach(txn -> txn.entity = kept.id);
            books.payments.values().stream()
                    .filter(txn -> txn.entity == gone.id)
                    .forEach(txn -> txn.entity = kept.id);
            kept.balanceCents += gone.balanceCents;
            kept.touch(ledger.clock());
            books.vendors.remove(gone.id);
            return kept;
        });
    }

    /** Standard terms without a discount. */
    public String newTerms(String name, int dueDays) {
        return file.change(ledger -> {
            Terms terms = new Terms();
            terms.name = name;
            terms.due = dueDays;
            ledger.books().born(terms, ledger.clock());
            ledger.books().add(terms);
            return Ids.text(terms.id);
        });
    }

    public String newBill(String vendorListId, BillDraft draft) {
        return file.change(ledger -> {
            Bill bill = new Bill();
            Vendor vendor = fill(ledger, bill, vendorListId, draft);
            bill.terms = vendor.terms;
            LocalDate due = draft.dueDate();
            bill.dueEpochDay = due == null ? ledger.books().dueDay(bill.terms, bill.epochDay) : day(due);
            ledger.enter(bill);
            return Ids.text(bill.id);
        });
    }

    public String newCredit(String vendorListId, BillDraft draft) {
        return file.change(ledger -> {
            VendorCredit credit = new VendorCredit();
            fill(ledger, credit, vendorListId, draft);
            ledger.enter(credit);
            return Ids.text(credit.id);
        });
    }

    private static Vendor fill(Ledger ledger, Document document, String vendorListId, BillDraft draft) {
        Books books = ledger.books();
        Vendor vendor = vendor(books, vendorListId);
        document.entity = vendor.id;
        document.payable = books.payable();
        LocalDate date = draft.date();
        document.epochDay = day(date == null ? ledger.clock().today() : date);
        document.refNumber = draft.refNumber();
        document.memo = draft.memo();
        for (BillDraft.DraftLine row : draft.lines()) {
            Line line = new Line();
            line.target = row.accountListId().isEmpty() ? expense(books) : Ids.parse(row.accountListId());
            line.cents = cents(row.amount());
            line.memo = row.memo();
            line.billable = Line.Billable.NotBillable;
            document.lines.add(line);
        }
        return vendor;
    }

    /** The memo of any transaction. */
    public void editMemo(String txnId, String memo) {
        file.change(ledger -> {
            Txn txn = txn(ledger.books(), txnId);
            txn.memo = memo;
            txn.touch(ledger.clock());
            return txn;
        });
    }

    /** The amount of the first line of a bill or credit. */
    public void editAmount(String txnId, String amount) {
        file.change(ledger -> {
            Document document = document(ledger.books(), txnId);
            document.lines.getFirst().cents = cents(new BigDecimal(amount));
            ledger.linesChanged(document);
            return document;
        });
    }

    /** The account of the first line of a bill or credit. */
    public void recode(String txnId, String accountListId) {
        file.change(ledger -> {
            Document document = document(ledger.books(), txnId);
            document.lines.getFirst().target = Ids.parse(accountListId);
            document.touch(ledger.clock());
            return document;
        });
    }

    public void editDueDate(String txnId, LocalDate due) {
        file.change(ledger -> {
            Bill bill = bill(ledger.books(), txnId);
            bill.dueEpochDay = day(due);
            bill.touch(ledger.clock());
            return bill;
        });
    }

    public void editRefNumber(String txnId, String refNumber) {
        file.change(ledger -> {
            Txn txn = txn(ledger.books(), txnId);
            txn.refNumber = refNumber;
            txn.touch(ledger.clock());
            return txn;
        });
    }

    /** Saved again without any change: only time and edit sequence move. */
    public void resave(String txnId) {
        file.change(ledger -> {
            Txn txn = txn(ledger.books(), txnId);
            txn.touch(ledger.clock());
            return txn;
        });
    }

    /** Changed on a computer whose clock is far behind: by its time, a second after the last change, it is old news. */
    public void editMemoByASlowClock(String txnId, String memo) {
        file.change(ledger -> {
            Txn txn = txn(ledger.books(), txnId);
            txn.memo = memo;
            txn.modifiedWall++;
            txn.editSequence++;
            return txn;
        });
    }

    /** @param amount and discount: empty for all that is open, and for none */
    public String payByCheck(String billTxnId, String amount, String discount) {
        return pay(billTxnId, amount, discount, false);
    }

    public String payByCard(String billTxnId, String amount, String discount) {
        return pay(billTxnId, amount, discount, true);
    }

    public String payInFull(String billTxnId) {
        return pay(billTxnId, "", "", false);
    }

    private String pay(String billTxnId, String amount, String discount, boolean card) {
        return file.change(ledger -> {
            Books books = ledger.books();
            Bill bill = bill(books, billTxnId);
            long less = discount.isEmpty() ? 0 : cents(new BigDecimal(discount));
            long money = amount.isEmpty() ? bill.openCents() - less : cents(new BigDecimal(amount));
            fits(money + less, bill.openCents(), "the payment with its discount");
            Payment payment = new Payment();
            payment.card = card;
            payment.account = account(books, card ? Account.CREDIT_CARD : Account.BANK);
            payment.entity = bill.entity;
            payment.payable = bill.payable;
            payment.epochDay = day(ledger.clock().today());
            payment.refNumber = String.valueOf(70_000 + books.payments.size());
            payment.amountCents = money;
            ledger.enter(payment);
            long discountAccount = less == 0 ? Ids.NONE : books.company.discountAccount;
            ledger.apply(new Application(bill, payment, null, money, less, discountAccount, Ids.NONE));
            return Ids.text(payment.id);
        });
    }

    /** @param amount empty for as much as goes */
    public void applyCredit(String creditTxnId, String billTxnId, String amount) {
        file.change(ledger -> {
            VendorCredit credit = credit(ledger.books(), creditTxnId);
            Bill bill = bill(ledger.books(), billTxnId);
            long cents =
                    amount.isEmpty() ? Math.min(credit.openCents(), bill.openCents()) : cents(new BigDecimal(amount));
            fits(cents, Math.min(credit.openCents(), bill.openCents()), "the credit");
            ledger.apply(new Application(bill, null, credit, cents, 0, Ids.NONE, Ids.NONE));
            return cents;
        });
    }

    public void voidTxn(String txnId) {
        file.change(ledger -> {
            Txn txn = txn(ledger.books(), txnId);
            ledger.voidTxn(txn);
            return txn;
        });
    }

    /** A journal entry on accounts payable in the name of a vendor. It is no record that the queries of this file know. */
    public void journal(String vendorListId, String amount) {
        file.change(ledger -> {
            Books books = ledger.books();
            Vendor vendor = vendor(books, vendorListId);
            Account payable = Objects.requireNonNull(books.accounts.get(books.payable()));
            ledger.otherActivity(vendor, payable, cents(new BigDecimal(amount)));
            return vendor;
        });
    }

    public void deleteTxn(String txnId) {
        file.change(ledger -> {
            Txn txn = txn(ledger.books(), txnId);
            ledger.delete(txn);
            return txn;
        });
    }

    /** All lines of a bill are to be passed on to a customer. */
    public void passOn(String billTxnId) {
        file.change(ledger -> {
            Bill bill = bill(ledger.books(), billTxnId);
            bill.lines.forEach(line -> line.billable = Line.Billable.Billable);
            bill.touch(ledger.clock());
            return bill;
        });
    }

    /** A customer is invoiced for what a bill says is billable: those lines have been billed. */
    public void invoice(String billTxnId) {
        file.change(ledger -> {
            Bill bill = bill(ledger.books(), billTxnId);
            List<Line> billable = bill.lines.stream()
                    .flatMap(line -> Stream.concat(Stream.of(line), line.parts.stream()))
                    .filter(line -> line.billable == Line.Billable.Billable)
                    .toList();
            if (billable.isEmpty()) {
                throw new IllegalArgumentException("nothing on " + billTxnId + " is billable");
            }
            billable.forEach(line -> line.billable = Line.Billable.HasBeenBilled);
            bill.touch(ledger.clock());
            return bill;
        });
    }

    /**
     * Somebody opens the record in a window, or closes it: while it is open, no application can change it.
     *
     * @return whether it was not so before
     */
    public boolean onScreen(String id, boolean open) {
        return file.change(ledger -> {
            Books books = ledger.books();
            long record = Ids.parse(id);
            if (!open) {
                return books.onScreen.remove(record);
            }
            if (books.txn(record) == null && books.listEntry(record) == null) {
                throw new IllegalArgumentException("no record " + id);
            }
            return books.onScreen.add(record);
        });
    }

    /** An administrator's changes to the file itself. */
    public Administrator administrator() {
        return new Administrator(file);
    }

    static ListEntry entry(Books books, String listId) {
        ListEntry entry = books.listEntry(Ids.parse(listId));
        if (entry == null) {
            throw new IllegalArgumentException("no list entry " + listId);
        }
        return entry;
    }

    private static Vendor vendor(Books books, String listId) {
        Vendor vendor = books.vendors.get(Ids.parse(listId));
        if (vendor == null) {
            throw new IllegalArgumentException("no vendor " + listId);
        }
        return vendor;
    }

    private static Bill bill(Books books, String txnId) {
        Bill bill = books.bills.get(Ids.parse(txnId));
        if (bill == null) {
            throw new IllegalArgumentException("no bill " + txnId);
        }
        return bill;
    }

    private static VendorCredit credit(Books books, String txnId) {
        VendorCredit credit = books.credits.get(Ids.parse(txnId));
        if (credit == null) {
            throw new IllegalArgumentException("no credit " + txnId);
        }
        return credit;
    }

    private static Document document(Books books, String txnId) {
        if (txn(books, txnId) instanceof Document document) {
            return document;
        }
        throw new IllegalArgumentException("neither bill nor credit: " + txnId);
    }

    /** QuickBooks lets nobody apply more to a bill than is open, or nothing. */
    private static void fits(long cents, long open, String what) {
        if (cents <= 0 || cents > open) {
            throw new IllegalArgumentException(
                    "%s is %s; it can be up to %s".formatted(what, money(cents), money(open)));
        }
    }

    private static BigDecimal money(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    static Txn txn(Books books, String txnId) {
        Txn txn = books.txn(Ids.parse(txnId));
        if (txn == null) {
            throw new IllegalArgumentException("no transaction " + txnId);
        }
        return txn;
    }

    private static long expense(Books books) {
        return account(books, Account.EXPENSE);
    }

    private static long account(Books books, String type) {
        return books.accounts.values().stream()
                .filter(account -> account.type.equals(type) && account.active)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no account of type " + type))
                .id;
    }

    private static long cents(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }

    private static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }
}
