package tandem.newterms;

import java.util.List;
import tandem.outcome.Violation;

/** Why terms are not made. */
public sealed interface TermsRefusal {

    /** Something is missing, or QuickBooks could not keep it. */
    record Invalid(List<Violation> violations) implements TermsRefusal {}

    /**
     * There are others of that name.
     *
     * @param told what both say
     */
    record Differs(String told) implements TermsRefusal {}
}
