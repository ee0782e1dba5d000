package tandem.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import tandem.caller.CallRate;
import tandem.caller.Caller;

/**
 * Keeps each caller within its calls a minute, and tells with every answer how many are left, in the headers that the IETF's
 * draft "RateLimit header fields for HTTP" names. Stands before the transactions: who is refused costs the database nothing.
 */
final class CallLimit extends OncePerRequestFilter {

    private static final String POLICY = "RateLimit-Policy";
    private static final String LIMIT = "RateLimit";

    private final CallRate rate;
    private final ProblemWriter problems;
    private final Clock clock;

    CallLimit(CallRate rate, ProblemWriter problems, Clock clock) {
        this.rate = rate;
        this.problems = problems;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller)) {
            chain.doFilter(request, response);
            return;
        }
        var verdict = rate.call(caller.id(), clock.instant());
        var seconds = wholeSeconds(verdict.renewedIn());
        response.setHeader(POLICY, "\"minute\";q=" + rate.limit() + ";w=" + CallRate.WINDOW.toSeconds());
        response.setHeader(LIMIT, "\"minute\";r=" + verdict.remaining() + ";t=" + seconds);
        if (verdict.allowed()) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    Problem.of(
                                    ProblemType.TOO_MANY_REQUESTS,
                                    "This key may make " + rate.limit() + " calls a minute, and has made them.")
                            .withHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds)),
                    request,
                    response);
        }
    }

    /** Rounded up: whoever waits so long finds a new budget. */
    private static long wholeSeconds(Duration time) {
        return time.plusMillis(999).toSeconds();
    }
}
