package tandem.state;

/** How far the reading of a company's file has come. */
public enum Phase {
    /** No file is confirmed, so nothing is read. */
    UNPAIRED,
    /** Lists, vendors, open bills and open credits are on their way in. */
    INITIAL,
    /** These are in; changes are read as they come, and history in between. */
    INCREMENTAL
}
