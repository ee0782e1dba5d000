package tandem.api.company;

import tandem.api.http.Problem;
import tandem.api.http.ProblemType;
import tandem.company.CompanyRefusal;

/** What the domain refuses, in the contract's words. */
public final class Refusals {

    private Refusals() {}

    /** The refusal of an attempt. */
    public static Problem problem(CompanyRefusal refusal) {
        return switch (refusal) {
            case CompanyRefusal.NotFound gone -> Problem.notFound();
            case CompanyRefusal.Stale stale ->
                Problem.of(ProblemType.STALE_VERSION, "The resource is at version " + stale.version() + '.');
            case CompanyRefusal.Invalid invalid -> Problem.violating(invalid.violations());
            case CompanyRefusal.ExternalIdTaken taken ->
                Problem.of(
                        ProblemType.EXTERNAL_ID_TAKEN,
                        "Another company has the externalId \"" + taken.externalId() + "\".");
            case CompanyRefusal.Retired retired -> Problem.of(ProblemType.COMPANY_RETIRED);
            case CompanyRefusal.ConnectorRevoked revoked -> Problem.of(ProblemType.CONNECTOR_REVOKED);
            case CompanyRefusal.NoCandidate none ->
                Problem.of(
                        ProblemType.NO_CANDIDATE,
                        "No company file is waiting for a confirmation; the pairing is "
                                + none.pairing().word() + '.');
            case CompanyRefusal.CandidateChanged changed ->
                Problem.of(ProblemType.CANDIDATE_CHANGED, "Nothing was confirmed: " + changed.how() + '.');
            case CompanyRefusal.PairedElsewhere elsewhere -> Problem.of(ProblemType.FILE_PAIRED_ELSEWHERE);
            case CompanyRefusal.SampleFile sample -> Problem.of(ProblemType.SAMPLE_FILE);
        };
    }
}
