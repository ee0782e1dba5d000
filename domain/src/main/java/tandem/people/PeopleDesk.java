package tandem.people;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.access.Secrets;
import tandem.audit.Actor;
import tandem.audit.AuditEvent;
import tandem.audit.AuditTrail;
import tandem.identity.UuidV7;
import tandem.listing.Slice;
import tandem.outcome.Outcome;
import tandem.outcome.Violation;

/** Where people are given their way in, and lose it. A password is made here and shown once. */
public final class PeopleDesk {

    private static final int PASSWORD_BITS = 100;
    private static final int LONGEST_NAME = 100;
    private final People people;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final Clock clock;

    public PeopleDesk(People people, Passwords passwords, AuditTrail audit, Clock clock) {
        this.people = people;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** A person and the password, which is shown this once. */
    public record WithPassword(Person person, String password) {
        @Override
        public String toString() {
            return "WithPassword[" + person + "]";
        }
    }

    /** A password that nobody guesses and everybody can type. */
    static String newPassword() {
        return Secrets.generate("", PASSWORD_BITS);
    }

    public Slice<Person> list(@Nullable String afterName, int limit) {
        return people.list(afterName, limit);
    }

    public Outcome<WithPassword, PersonRefusal> add(@Nullable String name, Role role, Actor actor) {
        var violations = violations(name);
        if (name == null || !violations.isEmpty()) {
            return Outcome.refused(new PersonRefusal.Invalid(violations));
        }
        var now = now();
        var person = new Person(new PersonId(UuidV7.at(now)), name.strip(), role, null, 1, null, null, 0, now);
        var password = newPassword();
        if (!people.add(person, passwords.hash(password), actor.id())) {
            return Outcome.refused(new PersonRefusal.Invalid(
                    List.of(new Violation("name", "taken", "is somebody else's name already"))));
        }
        record("person_added", person, null, actor, now, Map.of(), words(person));
        return Outcome.done(new WithPassword(person, password));
    }

    /** Gives a person a new password; whoever is signed in with the old one is signed out. */
    public Outcome<WithPassword, PersonRefusal> resetPassword(PersonId id, Actor actor) {
        var person = people.find(id).orElse(null);
        if (person == null) {
            return Outcome.refused(new PersonRefusal.NotFound());
        }
        var password = newPassword();
        if (!people.replacePassword(id, person.version(), passwords.hash(password))) {
            return Outcome.refused(new PersonRefusal.Changed());
        }
        record("password_reset", person, null, actor, now(), Map.of(), Map.of());
        return Outcome.done(new WithPassword(people.find(id).orElseThrow(), password));
    }

    public Outcome<Person, PersonRefusal> changeRole(PersonId id, Role role, Actor actor) {
        return change(id, "role_changed", null, actor, person -> with(person, role, person.disabledAt()));
    }

    /** From now on nobody signs in by this name. */
    public Outcome<Person, PersonRefusal> disable(PersonId id, @Nullable String reason, Actor actor) {
        return change(id, "person_disabled", reason, actor, person -> with(person, person.role(), now()));
    }

    /** Lets a disabled person sign in again, with the password as it was. */
    public Outcome<Person, PersonRefusal> enable(PersonId id, Actor actor) {
        return change(id, "person_enabled", null, actor, person -> with(person, person.role(), null));
    }

    private Outcome<Person, PersonRefusal> change(
            PersonId id,
            String action,
            @Nullable String reason,
            Actor actor,
            java.util.function.UnaryOperator<Person> how) {
        var person = people.find(id).orElse(null);
        if (person == null) {
            return Outcome.refused(new PersonRefusal.NotFound());
        }
        var changed = how.apply(person);
        if (changed.role() == person.role() && changed.isDisabled() == person.isDisabled()) {
            return Outcome.done(person);
        }
        if (person.managesEverything() && !changed.managesEverything() && people.managingEverything() < 2) {
            return Outcome.refused(new PersonRefusal.LastAdmin());
        }
        if (!people.save(changed)) {
            return Outcome.refused(new PersonRefusal.Changed());
        }
        record(action, person, reason, actor, now(), words(person), words(changed));
        return Outcome.done(people.find(id).orElseThrow());
    }

    private static Person with(Person person, Role role, @Nullable Instant disabledAt) {
        return new Person(
                person.id(),
                person.name(),
                role,
                person.company(),
                person.passwords(),
                person.lastSignInAt(),
                disabledAt,
                person.version(),
                person.createdAt());
    }

    private static List<Violation> violations(@Nullable String name) {
        var found = new ArrayList<Violation>();
        if (name == null || name.isBlank() || name.strip().length() > LONGEST_NAME) {
            found.add(new Violation("name", "required", "must be a text of 1 to " + LONGEST_NAME + " characters"));
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            found.add(new Violation("name", "control_characters", "must not hold control characters"));
        }
        return found;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void record(
            String action,
            Person person,
            @Nullable String reason,
            Actor actor,
            Instant now,
            Map<String, ?> before,
            Map<String, ?> after) {
        audit.add(new AuditEvent(now, actor, action, null, person.id().toString(), reason, before, after));
    }

    private static Map<String, ?> words(Person person) {
        return Map.of("name", person.name(), "role", person.role().word(), "disabled", person.isDisabled());
    }
}
