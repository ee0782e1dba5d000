package tandemsim.companyfile.books;

import java.util.ArrayList;
import java.util.List;

/**
 * What happens to derived figures when transactions come, change, are applied, voided or deleted: open amounts, links, balances of
 * vendors. It never checks permissions; that is done by who calls it.
 *
 * @param linksTouch whether a bill's or credit's own time moves when something is applied to it (not documented by Intuit)
 */
public record Ledger(Books books, PcClock clock, boolean linksTouch) {

    /** Enters a new bill or credit. */
    public void enter(Document document) {
        books.born(document, clock);
        books.add(document);
        balance(document, document.totalCents);
    }

    /** Enters a payment whose applications are made afterwards. */
    public void enter(Payment payment) {
        books.born(payment, clock);
        books.add(payment);
    }

    /** The lines of a document were replaced: its total and the vendor's balance follow. */
    public void linesChanged(Document document) {
        long before = document.totalCents;
        document.sumUp();
        balance(document, document.totalCents - before);
        document.touch(clock);
    }

    /** A document goes to another vendor or payable account, with what is still open of it: what was paid was paid where it stood. */
    public void move(Document document, long vendor, long payable) {
        balance(document, -document.openCents());
        document.entity = vendor;
        document.payable = payable;
        balance(document, document.openCents());
    }

    public void apply(Application application) {
        Bill bill = application.bill();
        bill.applications.add(application);
        bill.appliedCents += application.total();
        Payment payment = application.payment();
        VendorCredit credit = application.credit();
        if (payment != null) {
            payment.applications.add(application);
        }
        if (credit != null) {
            credit.applications.add(application);
            credit.appliedCents += application.cents();
            balance(credit, -application.cents());
            touchLinked(credit);
        }
        balance(bill, -application.total());
        touchLinked(bill);
    }

    private void unapply(Application application) {
        Bill bill = application.bill();
        bill.applications.remove(application);
        bill.appliedCents -= application.total();
        VendorCredit credit = application.credit();
        if (credit != null) {
            credit.applications.remove(application);
            credit.appliedCents -= application.cents();
            balance(credit, application.cents());
            touchLinked(credit);
        }
        balance(bill, application.total());
        touchLinked(bill);
    }

    /** Amounts become zero, links go, the record stays with {@code VOID:} in its memo. */
    public void voidTxn(Txn txn) {
        release(txn);
        txn.voided = true;
        if (!txn.memo.startsWith("VOID:")) {
            txn.memo = txn.memo.isEmpty() ? "VOID:" : "VOID: " + txn.memo;
        }
        if (txn instanceof Document document) {
            document.lines.forEach(Ledger::empty);
            linesChanged(document);
        } else if (txn instanceof Payment payment) {
            payment.amountCents = 0;
        }
        txn.touch(clock);
    }

    private static void empty(Line line) {
        line.cents = 0;
        line.quantity = line.quantity == Line.ABSENT ? Line.ABSENT : 0;
        line.parts.forEach(Ledger::empty);
    }

    public void delete(Txn txn) {
        release(txn);
        switch (txn) {
            case Document document -> {
                balance(document, -document.totalCents);
                books.bills.remove(txn.id);
                books.credits.remove(txn.id);
            }
            case Payment payment -> books.payments.remove(payment.id);
        }
        books.deletedTxns.add(new Deleted(txn.type(), txn.id, txn.createdWall, clock.wall(), txn.refNumber));
    }

    public void delete(ListEntry entry) {
        books.deletedLists.add(
                new Deleted(entry.listType(), entry.id, entry.createdWall, clock.wall(), books.fullName(entry)));
        switch (entry) {
            case Account account -> books.accounts.remove(account.id);
            case Vendor vendor -> books.vendors.remove(vendor.id);
            case Terms terms -> books.terms.remove(terms.id);
            case ClassEntry entryClass -> books.classes.remove(entryClass.id);
            case Customer customer -> books.customers.remove(customer.id);
            case Item item -> books.items.remove(item.id);
            case Currency currency -> books.currencies.remove(currency.id);
            case SalesTaxCode code -> books.salesTaxCodes.remove(code.id);
        }
    }

    /** What is neither bill nor credit nor payment moves a balance too, and leaves no time anywhere. */
    public void otherActivity(Vendor vendor, Account payable, long cents) {
        vendor.balanceCents += cents;
        payable.balanceCents += cents;
    }

    /** All that hangs on a transaction is let go: bills that a payment paid are open again. */
    public void release(Txn txn) {
        List<Application> applications = switch (txn) {
            case Document document -> new ArrayList<>(document.applications);
            case Payment payment -> new ArrayList<>(payment.applications);
        };
        for (Application application : applications) {
            unapply(application);
            Payment payment = application.payment();
            if (payment != null) {
                payment.applications.remove(application);
            }
        }
    }

    private void balance(Document document, long cents) {
        Vendor vendor = books.vendors.get(document.entity);
        if (vendor != null) {
            vendor.balanceCents += document instanceof VendorCredit ? -cents : cents;
        }
        Account payable = books.accounts.get(document.payable);
        if (payable != null) {
            payable.balanceCents += document instanceof VendorCredit ? -cents : cents;
        }
    }

    private void touchLinked(Entry entry) {
        if (linksTouch) {
            entry.touch(clock);
        }
    }
}
