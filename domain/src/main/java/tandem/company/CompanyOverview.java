package tandem.company;

import java.time.Instant;

/** A company with what its sync knows of it. */
public record CompanyOverview(Company company, CompanyProgress progress) {

    /** How it stands. */
    public CompanyStatus status(Instant now) {
        return CompanyStatus.of(
                progress.pairing(), progress.stop() != null, company.pause(), progress.initialCompletedAt(), now);
    }
}
