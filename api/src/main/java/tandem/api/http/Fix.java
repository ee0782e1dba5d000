package tandem.api.http;

/**
 * Who can put a problem right, and how.
 *
 * @param actor one of caller, bookkeeper, quickbooks_admin, it, support, operator
 * @param action what to do, as a plain sentence
 */
public record Fix(String actor, String action) {

    static final String CALLER = "caller";
    static final String SUPPORT = "support";
    static final String OPERATOR = "operator";
    static final String BOOKKEEPER = "bookkeeper";
}
