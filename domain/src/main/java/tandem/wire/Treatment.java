package tandem.wire;

/**
 * What to do about what QuickBooks said of a request.
 *
 * @param code one word for it, such as {@code period_closed}: what people see as the error's code and look up
 * @param retry when the same request may be sent again
 * @param actor who can do something about it
 * @param advice what to do, in a sentence or two for a bookkeeper; QuickBooks' own sentence is shown beside it
 */
public record Treatment(String code, Retry retry, Actor actor, String advice) {

    /** For a status that the hub made itself because QuickBooks gave none: nothing says that trying again is safe. */
    public static final Treatment NONE =
            new Treatment("no_status", Retry.NEVER, Actor.SUPPORT, "QuickBooks did not say how it took the request.");

    /** When the same request may be sent again. */
    public enum Retry {
        /** It is done. */
        NOT_NEEDED,
        /** Unchanged, within minutes, up to three times; after that as {@link #LATER}. */
        SOON,
        /** Unchanged, in a later session. */
        LATER,
        /**
         * Something that the request names is not there, or not yet, or is there already. Unchanged, once, after the lists
         * were read again and what the request waits for was written; after that as {@link #AFTER_CHANGE}.
         */
        WITH_PARENT,
        /** After the record was read again and compared with what the change was meant for. */
        AFTER_COMPARING,
        /** After its content, the data or the setup has changed: a person must see to it. */
        AFTER_CHANGE,
        /** Never. */
        NEVER
    }

    /** Who can do something about it. */
    public enum Actor {
        /** Nobody needs to. */
        NOBODY,
        /** Whoever keeps the books. */
        BOOKKEEPER,
        /** Whoever administers QuickBooks and the company file. */
        ADMINISTRATOR,
        /** Those who run the hub. */
        SUPPORT
    }
}
