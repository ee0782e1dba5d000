package tandem.reconciliation;

import java.util.Locale;

/** How bad a discrepancy is. */
public enum Severity {
    /** Money may leave twice, or go where it should not. */
    CRITICAL,
    /** Money is at stake. */
    HIGH,
    /** The books say different things. */
    MEDIUM,
    /** Good to know. */
    LOW;

    /** The word in the contract and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The severity with this word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Severity ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
