package tandem.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts wrong passwords, and makes guessing too slow to be of use. */
final class Guesses {

    /** They are counted for so long. */
    private static final Duration WINDOW = Duration.ofMinutes(10);

    /** For one name from one address; after that nobody gets in that way until the window ends. */
    private static final int MOST_WRONG = 10;

    /** For one name from wherever; more than one office types wrong. */
    private static final int MOST_WRONG_FROM_ALL = 100;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PASSWORD = 200;

    private final People people;
    private final Passwords passwords;

    Guesses(People people, Passwords passwords) {
        this.people = people;
        this.passwords = passwords;
    }

    /** The name as it is counted, whatever was typed. */
    static String counted(String name) {
        var stripped = name.strip();
        return stripped.substring(0, Math.min(LONGEST_NAME, stripped.length())).toLowerCase(Locale.ROOT);
    }

    /** Until when no password is looked at for this name; empty: one is. */
    Optional<Instant> blockedUntil(String name, @Nullable String remoteAddress, Instant now) {
        var window = window(now);
        return people.wrongPasswords(there(name, remoteAddress), window) >= MOST_WRONG
                        || people.wrongPasswords(name, window) >= MOST_WRONG_FROM_ALL
                ? Optional.of(window.plus(WINDOW))
                : Optional.empty();
    }

    /** Whether the hash is that of the password; takes no longer for one that is endless. */
    boolean fits(String password, String hash) {
        return password.length() <= LONGEST_PASSWORD && passwords.fits(password, hash);
    }

    void wrong(String name, @Nullable String remoteAddress, Instant now) {
        people.wrongPassword(there(name, remoteAddress), window(now));
        people.wrongPassword(name, window(now));
    }

    private static String there(String name, @Nullable String remoteAddress) {
        return name + ' ' + remoteAddress;
    }

    private static Instant window(Instant now) {
        return Instant.ofEpochSecond(now.getEpochSecond() / WINDOW.toSeconds() * WINDOW.toSeconds());
    }
}
