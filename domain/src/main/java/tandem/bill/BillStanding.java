package tandem.bill;

import java.util.Locale;

/** How a bill stands in QuickBooks' books. */
public enum BillStanding {
    /** Nothing has come off yet. */
    OPEN,
    /** A payment, a credit or a discount took a part off. */
    PARTIALLY_PAID,
    /** Nothing is owed any more, whatever settled it. */
    PAID,
    /** Voided: the bill is kept with zero amounts. */
    VOIDED;

    /** The word kept in the database: {@code partially_paid}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The standing with this word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static BillStanding ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
