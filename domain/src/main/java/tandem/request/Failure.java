package tandem.request;

import java.util.Locale;

/**
 * Why a request was not carried out, or what a person should know about one that was.
 *
 * @param code our word for it; docs/request-errors.md has a section on it
 * @param message what happened, to which record; holds QuickBooks' own sentence where there is one
 * @param advice what to do next
 * @param retryable whether the same request may succeed if it is queued again unchanged
 */
public record Failure(String code, Severity severity, String message, String advice, Who actor, boolean retryable) {

    /** One that whoever keeps the books can mend, so that the same request may succeed. */
    public static Failure forBookkeeper(String code, String message, String advice) {
        return new Failure(code, Severity.ERROR, message, advice, Who.BOOKKEEPER, true);
    }

    /** How bad it is. */
    public enum Severity {
        /** It was carried out, and there is something to know. */
        NOTICE,
        /** It will be tried again by itself. */
        WARNING,
        /** It needs a person. */
        ERROR;

        /** The word in the contract. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who can do something about it. */
    public enum Who {
        NOBODY,
        BOOKKEEPER,
        QUICKBOOKS_ADMIN,
        SUPPORT;

        /** The word in the contract. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
