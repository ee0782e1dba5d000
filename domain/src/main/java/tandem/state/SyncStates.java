package tandem.state;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;

/** Port: the stored facts of which states are made, and the order in which companies stand on the board. */
public interface SyncStates {

    /** The facts of these companies, in no order; unknown ones are left out. */
    List<SyncFacts> find(Collection<CompanyId> companies);

    /**
     * The companies that are wanted, the worst first, of equal ones the older company. How bad a company is agrees with
     * {@link SyncState#badness()} for the same moment.
     *
     * @param after where to go on; {@code null}: at the beginning
     */
    List<SyncBoard.Place> worst(SyncBoard.Wanted wanted, SyncBoard.@Nullable Place after, int limit, Instant now);
}
