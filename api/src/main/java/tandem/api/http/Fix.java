package tandem.api.http;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Who can put a problem right, and how.
 *
 * @param actor one of caller, bookkeeper, quickbooks_admin, it, support, operator
 * @param action what to do, as a plain sentence
 */
public record Fix(
        @Schema(description = "One of caller, bookkeeper, quickbooks_admin, it, support, operator.", example = "caller")
        String actor,

        String action) {

    static final String CALLER = "caller";
    static final String SUPPORT = "support";
    static final String OPERATOR = "operator";
    static final String BOOKKEEPER = "bookkeeper";
}
