package tandem.people;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.identity.UuidV7;
import tandem.outcome.Violation;

/** Makes the first person of an empty database, so that somebody can sign in. */
public final class FirstPerson {

    /** The name of the first person. */
    public static final String NAME = "admin";

    private final People people;
    private final Passwords passwords;
    private final Clock clock;

    public FirstPerson(People people, Passwords passwords, Clock clock) {
        this.people = people;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Makes an admin if there has never been anybody.
     *
     * @param chosen the password to use, as it is; {@code null}: one is made
     * @return the password where one was made, to be shown this once; empty when it was chosen or there is somebody already
     * @throws IllegalArgumentException if the chosen password is too short to be safe, or longer than is looked at
     */
    public Optional<String> ensure(@Nullable String chosen) {
        var broken = chosen == null ? Optional.<Violation>empty() : PasswordRules.broken("password", chosen);
        if (broken.isPresent()) {
            throw new IllegalArgumentException(
                    "the first password " + broken.get().message());
        }
        if (people.byName(NAME).isPresent()) {
            return Optional.empty();
        }
        var password = chosen == null ? PeopleDesk.newPassword() : chosen;
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var person = new Person(new PersonId(UuidV7.at(now)), NAME, Role.ADMIN, null, 1, null, null, 0, now);
        return people.addFirst(person, passwords.hash(password)) && chosen == null
                ? Optional.of(password)
                : Optional.empty();
    }
}
