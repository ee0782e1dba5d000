package tandem.api.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import tandem.caller.Caller;
import tandem.people.Person;
import tandem.people.PersonId;
import tandem.people.SignIn;

/**
 * Finds out anew at each request who has signed in: whoever was disabled, has got a new password, has done nothing for too
 * long or signed in too long ago is a stranger again. A page that refreshes itself does nothing.
 */
final class WhoIsThere extends OncePerRequestFilter {

    /** Below this are the parts of pages that refresh themselves. */
    static final String LIVE = "/console/live/";

    private static final String LAST_ACT = "tandem.lastAct";
    private static final Duration PRECISION = Duration.ofMinutes(1);

    private final SignIn signIn;
    private final Duration longestIdle;
    private final Duration longest;
    private final Clock clock;

    WhoIsThere(SignIn signIn, Duration longestIdle, Duration longest, Clock clock) {
        this.signIn = signIn;
        this.longestIdle = longestIdle;
        this.longest = longest;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            var session = request.getSession();
            var caller = lasts(signedIn, session, request) ? caller(signedIn) : Optional.<Caller>empty();
            SecurityContextHolder.clearContext();
            caller.ifPresentOrElse(WhoIsThere::remember, session::invalidate);
        }
        chain.doFilter(request, response);
    }

    private boolean lasts(SignedIn signedIn, HttpSession session, HttpServletRequest request) {
        var now = clock.instant();
        var last = session.getAttribute(LAST_ACT) instanceof Instant noted ? noted : signedIn.at();
        if (!now.isBefore(signedIn.at().plus(longest)) || !now.isBefore(last.plus(longestIdle))) {
            return false;
        }
        if (!request.getRequestURI().startsWith(LIVE) && !now.isBefore(last.plus(PRECISION))) {
            session.setAttribute(LAST_ACT, now);
        }
        return true;
    }

    private Optional<Caller> caller(SignedIn signedIn) {
        return switch (signedIn) {
            case SignedIn.ByPassword local ->
                signIn.stillIn(new PersonId(local.person()), local.passwords()).map(Person::caller);
            case SignedIn.ByProvider other ->
                Optional.of(new Caller(
                        "oidc:" + other.subject(), other.label(), other.role().scopes(), null));
        };
    }

    /** For this request only; the session keeps the sign-in itself. */
    private static void remember(Caller caller) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of()));
        SecurityContextHolder.setContext(context);
    }
}
