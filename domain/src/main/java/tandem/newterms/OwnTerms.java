package tandem.newterms;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.mirror.view.TermsDefinition;
import tandem.request.RequestId;

/**
 * Terms that were made on this side.
 *
 * @param request the one that makes them in QuickBooks
 * @param listId absent: QuickBooks does not have them yet
 * @param mirroredAs our id of the record in which the mirror holds them, which is another one where QuickBooks had such terms
 *     already; absent: it does not hold them yet
 * @param calledOffAt when the request was called off, which is the end of them
 */
public record OwnTerms(
        UUID id,
        String name,
        TermsDefinition definition,
        RequestId request,
        @Nullable String listId,
        @Nullable UUID mirroredAs,
        @Nullable Instant calledOffAt,
        Instant updatedAt,
        long version) {

    /** New terms, on their way. */
    static OwnTerms of(UUID id, TermsCheck.Sound terms, RequestId request, Instant now) {
        return new OwnTerms(id, terms.name(), terms.definition(), request, null, null, null, now, 1);
    }

    /** The same with another name and definition, on their way by this request. */
    OwnTerms with(TermsCheck.Sound terms, RequestId by, Instant now) {
        return new OwnTerms(
                id, terms.name(), terms.definition(), by, listId, mirroredAs, calledOffAt, now, version + 1);
    }
}
