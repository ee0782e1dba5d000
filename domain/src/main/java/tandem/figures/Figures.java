package tandem.figures;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import tandem.company.CompanyStatus;
import tandem.reconciliation.Severity;
import tandem.request.RequestStatus;

/**
 * How the installation stood at one moment. What does not occur is missing from the maps, and none of it.
 *
 * @param companies those that are not retired, by how they stand
 * @param leases companies that a connector has to itself
 * @param requests those that are not over
 * @param findings discrepancies that are open
 * @param synced of the active companies, by their rhythm, how many have completed a sync lately: one number for each of
 *     {@link #STEPS}, each including those before, and one for all
 */
public record Figures(
        Map<CompanyStatus, Long> companies,
        long leases,
        Map<RequestStatus, Pile> requests,
        Map<Severity, Pile> findings,
        Map<Rhythm, List<Long>> synced) {

    /** How long ago a company may have completed its last sync to be counted at a step. */
    public static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(7));

    private static final Pile NOTHING = new Pile(0, Duration.ZERO);

    /** Copies all. */
    public Figures {
        companies = Map.copyOf(companies);
        requests = Map.copyOf(requests);
        findings = Map.copyOf(findings);
        synced = Map.copyOf(synced);
    }

    /**
     * Things that wait for somebody.
     *
     * @param oldest for how long the one does that has waited longest
     */
    public record Pile(long number, Duration oldest) {}

    /** How many companies stand like this. */
    public long companies(CompanyStatus status) {
        return companies.getOrDefault(status, 0L);
    }

    /** The requests with this status. */
    public Pile requests(RequestStatus status) {
        return requests.getOrDefault(status, NOTHING);
    }

    /** The open discrepancies of this severity. */
    public Pile findings(Severity severity) {
        return findings.getOrDefault(severity, NOTHING);
    }

    /**
     * How many companies of a rhythm have completed a sync lately.
     *
     * @param step the index of one of {@link #STEPS}, or their number: all companies
     */
    public long synced(Rhythm rhythm, int step) {
        var numbers = synced.get(rhythm);
        return numbers == null ? 0 : numbers.get(step);
    }
}
