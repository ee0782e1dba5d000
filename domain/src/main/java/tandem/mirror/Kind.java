package tandem.mirror;

/**
 * The kinds of QuickBooks records that the hub mirrors, in the order in which a first load reads them:
 * whatever a later kind names stands in an earlier one.
 */
public enum Kind {
    ACCOUNT(Family.LIST, false),
    STANDARD_TERMS(Family.LIST, false),
    DATE_DRIVEN_TERMS(Family.LIST, false),
    CLASS(Family.LIST, false),
    CURRENCY(Family.LIST, false),
    VENDOR(Family.LIST, true),
    CUSTOMER_JOB(Family.LIST, true),
    ITEM(Family.LIST, true),
    BILL(Family.TRANSACTION, true),
    VENDOR_CREDIT(Family.TRANSACTION, true),
    BILL_PAYMENT_CHECK(Family.TRANSACTION, true),
    BILL_PAYMENT_CREDIT_CARD(Family.TRANSACTION, true);

    private enum Family {
        LIST,
        TRANSACTION
    }

    private final Family family;
    private final boolean iterated;

    Kind(Family family, boolean iterated) {
        this.family = family;
        this.iterated = iterated;
    }

    /** Whether QuickBooks keeps this kind in a list (identified by ListID) and not as transactions (TxnID). */
    public boolean isList() {
        return family == Family.LIST;
    }

    /** Whether QuickBooks can page through this kind with an iterator; the others come whole or not at all. */
    public boolean isIterated() {
        return iterated;
    }

    /** The word used for this kind in the REST contract and in the database: {@code bill_payment_check}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * The kind with this word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Kind ofWord(String word) {
        return valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }
}
