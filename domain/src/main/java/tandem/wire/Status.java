package tandem.wire;

import org.jspecify.annotations.Nullable;

/**
 * How QuickBooks took one question.
 *
 * @param code QuickBooks' number, shown to people and kept; decisions go by the meaning
 * @param message QuickBooks' own sentence
 * @param treatment what to do about it
 */
public record Status(int code, Meaning meaning, @Nullable String message, Treatment treatment) {

    /** A status that the hub makes itself, where QuickBooks gave none. */
    public Status(int code, Meaning meaning, @Nullable String message) {
        this(code, meaning, message, Treatment.NONE);
    }

    /** What a status says about a question. */
    public enum Meaning {
        /** Done. */
        DONE,
        /** Done, and nothing matches. */
        NOTHING_FOUND,
        /** Some of the named records do not exist; the others were sent. */
        SOME_NOT_FOUND,
        /** Done, with a warning. A reader may lack something; a write was carried out. */
        DONE_WITH_WARNING,
        /** The name is taken; for a definition this means that it exists already. */
        NAME_IN_USE,
        /** The file or edition does not have this feature. */
        FEATURE_ABSENT,
        /** Passes by itself: locked, in use, busy. */
        BUSY,
        /** The application may not do this. */
        NOT_PERMITTED,
        /** Anything else that is an error. */
        REFUSED
    }

    /** Whether the answer holds what was asked for, if only nothing. */
    public boolean isAnswered() {
        return switch (meaning) {
            case DONE, NOTHING_FOUND, SOME_NOT_FOUND, DONE_WITH_WARNING -> true;
            case NAME_IN_USE, FEATURE_ABSENT, BUSY, NOT_PERMITTED, REFUSED -> false;
        };
    }
}
