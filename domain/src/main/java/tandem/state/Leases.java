package tandem.state;

import java.time.Instant;
import java.util.Optional;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;

/** Port: which connector has a company to itself. */
public interface Leases {

    /** The connector that last attempted to sync the company; empty: any may begin. */
    Optional<Lease> of(CompanyId company);

    /** A connector and when it last attempted to sync. */
    record Lease(ConnectorId connector, Instant attemptedAt) {}
}
