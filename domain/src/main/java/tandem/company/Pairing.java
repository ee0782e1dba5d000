package tandem.company;

/** How far the tie between a company and its file has come. */
public enum Pairing {
    /** No file has been seen. A first session makes it {@link #AWAITING_CONFIRMATION}. */
    UNPAIRED,
    /** A file has shown itself; a person confirms or rejects it. */
    AWAITING_CONFIRMATION,
    /** A person has confirmed the file; every session proves it anew. */
    CONFIRMED,
    /** A person has rejected the file; a new connector begins again. */
    REJECTED,
    /** The file is confirmed, and another one was open last time. Heals when the right file is back. */
    MISMATCH;

    /** Whether a person has confirmed a file. */
    public boolean isConfirmed() {
        return this == CONFIRMED || this == MISMATCH;
    }

    /** The word in the contract and in the database. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * The state with this word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Pairing ofWord(String word) {
        return valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }
}
