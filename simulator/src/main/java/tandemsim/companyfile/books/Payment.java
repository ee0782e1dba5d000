package tandemsim.companyfile.books;

import java.util.ArrayList;
import java.util.List;

/** A payment of bills, by check (which includes electronic ones) or by credit card. */
public final class Payment extends Txn {

    public boolean card;

    /** The bank or card account. */
    public long account;

    public boolean toBePrinted;

    /** Money that left the account; zero after a void. */
    public long amountCents;

    /** Which bills it pays; empty after a void. */
    public List<Application> applications = new ArrayList<>(1);

    @Override
    public String type() {
        return card ? "BillPaymentCreditCard" : "BillPaymentCheck";
    }
}
