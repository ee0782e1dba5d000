package tandem.state;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import tandem.company.CompanyId;

/** Port: what companies still have before them. */
public interface Workloads {

    /** The workload of each of these companies; unknown ones are left out. */
    Map<CompanyId, Workload> of(Collection<CompanyId> companies, Instant now);
}
