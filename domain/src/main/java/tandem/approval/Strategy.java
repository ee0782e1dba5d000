package tandem.approval;

import java.util.Locale;

/** Which levels ask, where rules of several of them fit a bill. */
public enum Strategy {
    /** The first of the order, and no other. */
    FIRST_LEVEL,
    /** All of them, one after the other. */
    ALL_LEVELS;

    /** The word in the contract and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The strategy with this word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Strategy ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
