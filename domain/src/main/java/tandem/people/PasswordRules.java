package tandem.people;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tandem.outcome.Violation;

/** What a password has to be that a person chooses. */
public final class PasswordRules {

    /** It has so many characters at least. */
    public static final int SHORTEST = 12;

    /** It has so many bytes at most: of more bcrypt takes no notice. */
    public static final int LONGEST_BYTES = 72;

    private PasswordRules() {}

    /** The rule that this password breaks, if it breaks one. */
    static Optional<Violation> broken(String field, String password) {
        if (password.length() < SHORTEST) {
            return Optional.of(new Violation(
                    field, "too_short", "needs at least " + SHORTEST + " characters; it has " + password.length()));
        }
        return password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES
                ? Optional.of(new Violation(field, "too_long", "has more than " + LONGEST_BYTES + " bytes"))
                : Optional.empty();
    }
}
