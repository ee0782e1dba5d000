package tandem.company;

import java.util.List;
import tandem.outcome.Violation;

/** Why nothing was done about a company, its connectors or its pairing. */
public sealed interface CompanyRefusal {

    /** There is no such thing. */
    record NotFound() implements CompanyRefusal {}

    /** It has changed since the caller looked. */
    record Stale(long version) implements CompanyRefusal {}

    /** Values break rules. */
    record Invalid(List<Violation> violations) implements CompanyRefusal {}

    /** Another company has the external id. */
    record ExternalIdTaken(String externalId) implements CompanyRefusal {}

    /** The company has been retired. */
    record Retired() implements CompanyRefusal {}

    /** The connector has been revoked. */
    record ConnectorRevoked() implements CompanyRefusal {}

    /** No file waits for a person. */
    record NoCandidate(Pairing pairing) implements CompanyRefusal {}

    /** Not this file waits, or not with these facts. */
    record CandidateChanged(String how) implements CompanyRefusal {}

    /** The file is another company's. */
    record PairedElsewhere() implements CompanyRefusal {}

    /** The file is a sample file of QuickBooks, and the company does not allow these. */
    record SampleFile() implements CompanyRefusal {}
}
