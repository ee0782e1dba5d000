package tandem.api.console;

import java.util.Objects;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import tandem.people.Passwords;

/** Passwords as Spring Security stores them: bcrypt now, and each hash says itself how it was made. */
final class BcryptPasswords implements Passwords {

    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    @Override
    public String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    @Override
    public boolean fits(String password, String hash) {
        return encoder.matches(password, hash);
    }
}
