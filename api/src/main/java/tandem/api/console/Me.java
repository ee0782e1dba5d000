package tandem.api.console;

import java.util.Arrays;
import tandem.caller.Caller;
import tandem.caller.Scope;
import tandem.people.PersonId;
import tandem.people.Role;

/** Who looks at a page, as templates need it. */
public record Me(String name, String role, Caller caller) {

    static Me of(Caller caller) {
        var role = Arrays.stream(Role.values())
                .filter(each -> each.scopes().equals(caller.scopes()))
                .map(Role::word)
                .findFirst()
                .orElse("");
        return new Me(caller.label(), role, caller);
    }

    /** Whether Tandem keeps this person's password. */
    public boolean hasPassword() {
        return PersonId.parse(caller.id()).isPresent();
    }

    /** Whether this person may do what needs this scope. */
    public boolean may(String scope) {
        return caller.may(Scope.ofWord(scope));
    }
}
