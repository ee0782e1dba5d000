package tandem.session;

/** How a connector was received. */
public enum Received {
    /** It got work. */
    WORK,
    /** There was nothing to do. */
    NO_WORK,
    /** Another connector had the company. */
    WAITING;

    /** The word in the database. */
    public String word() {
        return this == NO_WORK ? "none" : name().toLowerCase(java.util.Locale.ROOT);
    }
}
