package tandem.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tandem.caller.Scope;

/** What a person may do. Each includes those before it. */
public enum Role {
    /** Sees how everything stands. */
    VIEWER(Set.of(Scope.READ)),
    /** Confirms pairings, pauses, re-queues, calls off, sees what went over the wire. */
    SUPPORT(Set.of(Scope.READ, Scope.SUPPORT)),
    /** Changes what is written into QuickBooks as well. */
    OPS(Set.of(Scope.READ, Scope.SUPPORT, Scope.WRITE)),
    /** Manages companies, connectors and people as well. */
    ADMIN(Set.of(Scope.values()));

    private final Set<Scope> scopes;

    Role(Set<Scope> scopes) {
        this.scopes = scopes;
    }

    /** The same in the words of the REST side. */
    public Set<Scope> scopes() {
        return scopes;
    }

    /** The word in settings, in claims and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role with this word; empty when there is none. */
    public static Optional<Role> ofWord(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
