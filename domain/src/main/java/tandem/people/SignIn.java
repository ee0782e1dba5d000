package tandem.people;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.audit.Actor;
import tandem.audit.AuditEvent;
import tandem.audit.AuditTrail;

/** Lets people in who know a name and its password, and makes guessing too slow to be of use. */
public final class SignIn {

    private final People people;
    private final Guesses guesses;
    private final AuditTrail audit;
    private final Clock clock;
    private final String nobodysHash;

    public SignIn(People people, Passwords passwords, AuditTrail audit, Clock clock) {
        this.people = people;
        this.guesses = new Guesses(people, passwords);
        this.audit = audit;
        this.clock = clock;
        this.nobodysHash = passwords.hash("nobody has this password");
    }

    /** What becomes of an attempt. */
    public sealed interface Attempt {

        /** The person is known. */
        record Welcome(Person person) implements Attempt {}

        /** Name or password is wrong, or the person is disabled: nobody is told which. */
        record Wrong() implements Attempt {}

        /** Too many wrong passwords; this one has not been looked at. */
        record TooMany(Instant until) implements Attempt {}
    }

    /**
     * Somebody gives a name and a password. Takes as long for a name that nobody has as for one that somebody has.
     *
     * @param remoteAddress where the call came from; absent: unknown
     */
    public Attempt attempt(String name, String password, @Nullable String remoteAddress) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var counted = Guesses.counted(name);
        var blocked = guesses.blockedUntil(counted, remoteAddress, now);
        if (blocked.isPresent()) {
            return new Attempt.TooMany(blocked.get());
        }
        var known = people.byName(counted);
        boolean fits =
                guesses.fits(password, known.map(People.Known::passwordHash).orElse(nobodysHash));
        var person = known.map(People.Known::person).filter(found -> fits && !found.isDisabled());
        if (person.isEmpty()) {
            guesses.wrong(counted, remoteAddress, now);
            return new Attempt.Wrong();
        }
        people.signedIn(person.get().id(), now);
        record(person.get(), remoteAddress, now);
        return new Attempt.Welcome(person.get());
    }

    /**
     * The person, if whoever has signed in still counts as signed in.
     *
     * @param passwords how many passwords the person had had at the sign-in
     */
    public Optional<Person> stillIn(PersonId id, int passwords) {
        return people.find(id).filter(person -> !person.isDisabled() && person.passwords() == passwords);
    }

    private void record(Person person, @Nullable String remoteAddress, Instant now) {
        var actor = new Actor(person.id().toString(), person.name(), remoteAddress);
        audit.add(new AuditEvent(
                now,
                actor,
                "signed_in",
                null,
                person.id().toString(),
                null,
                Map.of(),
                Map.of("role", person.role().word())));
    }
}
