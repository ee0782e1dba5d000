package tandem.session;

/**
 * Why QuickBooks could not be reached, or refused a message as a whole.
 *
 * @param hresult the code as it came, {@code 0x80040416}
 * @param quickBooksText QuickBooks' own sentence, may be empty
 * @param nature what the hub may do about it
 * @param code our word for it, such as {@code another_company_file_open}; it has a page in the docs
 * @param cause what happened, for a bookkeeper
 * @param actor who can do something about it
 * @param advice what that person should do
 */
public record QuickBooksTrouble(
        String hresult, String quickBooksText, Nature nature, String code, String cause, Actor actor, String advice) {

    /** What a trouble means for the hub. */
    public enum Nature {
        /** The message was not understood and nothing of it was carried out; the same bytes will never be understood. */
        MESSAGE_REFUSED,
        /** QuickBooks ran out of memory: ask for less. */
        TOO_MUCH,
        /** It passes by itself; try at the next visit. */
        PASSES,
        /** Another company's file is open: the everyday state of a machine that serves several. */
        OTHER_FILE_OPEN,
        /** A person has to change something first. */
        NEEDS_PERSON,
        /** QuickBooks broke down; whether the message was carried out is not known. */
        OUTCOME_UNKNOWN
    }

    /** Who can help. */
    public enum Actor {
        /** Whoever sits at the QuickBooks machine. */
        BOOKKEEPER,
        /** The QuickBooks administrator. */
        QUICKBOOKS_ADMIN,
        /** Who looks after the computer. */
        IT,
        /** MineralTree's support. */
        SUPPORT,
        /** Nobody needs to: it passes. */
        NOBODY
    }

    /** Whether another company's file is open. */
    boolean isOtherFileOpen() {
        return nature == Nature.OTHER_FILE_OPEN;
    }
}
