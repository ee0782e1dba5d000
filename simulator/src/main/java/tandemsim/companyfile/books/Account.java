package tandemsim.companyfile.books;

/** An account of the chart of accounts. */
public final class Account extends ListEntry {

    public static final String PAYABLE = "AccountsPayable";
    public static final String BANK = "Bank";
    public static final String CREDIT_CARD = "CreditCard";
    public static final String EXPENSE = "Expense";

    public String type = EXPENSE;
    public String special = "";
    public String number = "";
    public String description = "";
    public long balanceCents;
    public long currency;

    @Override
    public String listType() {
        return "Account";
    }
}
