package tandem.newterms;

import org.jspecify.annotations.Nullable;
import tandem.mirror.view.RecordState;
import tandem.mirror.view.TermsDefinition;
import tandem.mirror.view.TermsView;
import tandem.request.RequestId;

/**
 * Terms, whether QuickBooks has them or they are on their way there.
 *
 * @param listId absent: QuickBooks does not have them yet
 * @param request the one that makes them there, until they have arrived
 */
public record Terms(
        RecordState state,
        @Nullable String listId,
        @Nullable String name,
        TermsDefinition definition,
        boolean isActive,
        @Nullable RequestId request) {

    static Terms of(TermsView terms) {
        return new Terms(terms.state(), terms.listId(), terms.name(), terms.definition(), terms.isActive(), null);
    }

    /** Terms that were called off are as good as removed. */
    static Terms of(OwnTerms own) {
        return new Terms(
                new RecordState(own.id(), own.version(), own.updatedAt(), own.calledOffAt()),
                own.listId(),
                own.name(),
                own.definition(),
                true,
                own.request());
    }
}
