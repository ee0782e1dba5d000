package tandem.caller;

import java.util.Locale;

/** What a caller may do. None includes another. */
public enum Scope {
    /** See everything that is not a secret. */
    READ,
    /** Re-queue, cancel, pause, resync, confirm a pairing, see what went over the wire. */
    SUPPORT,
    /** Change vendors, bills, terms and payments. */
    WRITE,
    /** Manage companies, connectors, keys and webhooks. */
    ADMIN;

    /** The word in the REST contract and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The scope with this word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Scope ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
