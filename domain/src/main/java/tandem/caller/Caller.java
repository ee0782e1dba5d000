package tandem.caller;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;

/**
 * Who calls, after the key or token has been checked.
 *
 * @param id stays the same over rotations of the key; recorded with everything that the caller does
 * @param label for people to recognise it
 * @param limitedTo the only company that exists for this caller; absent: all of them
 */
public record Caller(
        String id,
        String label,
        Set<Scope> scopes,
        @Nullable CompanyId limitedTo) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }

    /** Whether this company exists for the caller. */
    public boolean mayKnowOf(CompanyId company) {
        return limitedTo == null || limitedTo.equals(company);
    }
}
