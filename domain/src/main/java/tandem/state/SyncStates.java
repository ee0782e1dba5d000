package tandem.state;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;

/** Port: the stored facts of which states are made. */
public interface SyncStates {

    /** The facts of these companies, in no order; unknown ones are left out. */
    List<SyncFacts> find(Collection<CompanyId> companies);

    /**
     * The facts of all companies, or of the only one that exists for the caller. Of the marks only those that were set
     * aside are there, so that this stays light.
     */
    List<SyncFacts> all(@Nullable CompanyId only);
}
