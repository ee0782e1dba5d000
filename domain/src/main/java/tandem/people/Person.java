package tandem.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tandem.caller.Caller;
import tandem.company.CompanyId;

/**
 * Somebody who signs in with a name and a password.
 *
 * @param name as it is typed; unique without regard to case
 * @param company the only company that exists for this person; absent: all of them
 * @param passwords counts the passwords that the person has had: whoever signed in with an earlier one is signed out
 * @param disabledAt from then on nobody signs in by this name, and whoever has is signed out
 * @param version counts the changes
 */
public record Person(
        PersonId id,
        String name,
        Role role,
        @Nullable CompanyId company,
        int passwords,
        @Nullable Instant lastSignInAt,
        @Nullable Instant disabledAt,
        long version,
        Instant createdAt) {

    public boolean isDisabled() {
        return disabledAt != null;
    }

    /** Whether this person can manage people and everything else. */
    boolean managesEverything() {
        return role == Role.ADMIN && company == null && !isDisabled();
    }

    /** The same person as everything behind the edge knows callers. */
    public Caller caller() {
        return new Caller(id.toString(), name, role.scopes(), company);
    }
}
