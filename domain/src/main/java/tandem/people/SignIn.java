package tandem.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.audit.Actor;
import tandem.audit.AuditEvent;
import tandem.audit.AuditTrail;

/** Lets people in who know a name and its password, and makes guessing too slow to be of use. */
public final class SignIn {

    /** Wrong passwords are counted for so long. */
    static final Duration WINDOW = Duration.ofMinutes(10);

    /** For one name from one address; after that nobody gets in that way until the window ends. */
    static final int MOST_WRONG = 10;

    /** For one name from wherever; more than one office types wrong. */
    static final int MOST_WRONG_FROM_ALL = 100;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PASSWORD = 200;

    private final People people;
    private final Passwords passwords;
    private final AuditTrail audit;
    private final Clock clock;
    private final String nobodysHash;

    public SignIn(People people, Passwords passwords, AuditTrail audit, Clock clock) {
        this.people = people;
        this.passwords = passwords;
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
        var window = Instant.ofEpochSecond(now.getEpochSecond() / WINDOW.toSeconds() * WINDOW.toSeconds());
        var about = cut(name).toLowerCase(Locale.ROOT);
        var fromThere = about + ' ' + remoteAddress;
        if (people.wrongPasswords(fromThere, window) >= MOST_WRONG
                || people.wrongPasswords(about, window) >= MOST_WRONG_FROM_ALL) {
            return new Attempt.TooMany(window.plus(WINDOW));
        }
        var known = people.byName(about);
        boolean fits = password.length() <= LONGEST_PASSWORD
                && passwords.fits(
                        password, known.map(People.Known::passwordHash).orElse(nobodysHash));
        var person = known.map(People.Known::person).filter(found -> fits && !found.isDisabled());
        if (person.isEmpty()) {
            people.wrongPassword(fromThere, window);
            people.wrongPassword(about, window);
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

    private static String cut(String name) {
        var stripped = name.strip();
        return stripped.substring(0, Math.min(LONGEST_NAME, stripped.length()));
    }
}
