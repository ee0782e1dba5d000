package tandem.api.console;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.transaction.support.TransactionOperations;
import tandem.people.SignIn;
import tandem.people.SignIn.Attempt;

/** Lets people in by name and password. */
final class LocalSignIn implements AuthenticationProvider {

    private final SignIn signIn;
    private final TransactionOperations transactions;
    private final Clock clock;

    LocalSignIn(SignIn signIn, TransactionOperations transactions, Clock clock) {
        this.signIn = signIn;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Nobody gets in for a while. */
    static final class TooManyWrongPasswords extends AuthenticationException {
        private static final long serialVersionUID = 1L;

        private final Instant until;

        TooManyWrongPasswords(Instant until) {
            super("too many wrong passwords");
            this.until = until;
        }

        Instant until() {
            return until;
        }
    }

    @Override
    public Authentication authenticate(Authentication given) {
        var password =
                given.getCredentials() == null ? "" : given.getCredentials().toString();
        var address =
                given.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : null;
        var attempt = Objects.requireNonNull(
                transactions.execute(status -> signIn.attempt(given.getName(), password, address)));
        return switch (attempt) {
            case Attempt.Welcome welcome -> {
                var person = welcome.person();
                yield UsernamePasswordAuthenticationToken.authenticated(
                        new SignedIn.ByPassword(person.id().value(), person.passwords(), clock.instant()),
                        null,
                        List.of());
            }
            case Attempt.Wrong wrong -> throw new BadCredentialsException("wrong name or password");
            case Attempt.TooMany tooMany -> throw new TooManyWrongPasswords(tooMany.until());
        };
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
