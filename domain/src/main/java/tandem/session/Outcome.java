package tandem.session;

/** How a session ended. */
public enum Outcome {
    /** All was asked and answered. */
    COMPLETED,
    /** It stopped because something was wrong. */
    FAILED,
    /** The connector fell silent or left before all was done. */
    ABANDONED,
    /** It never began: another connector had the company. */
    REFUSED;

    /** The word in the contract and in the database. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
