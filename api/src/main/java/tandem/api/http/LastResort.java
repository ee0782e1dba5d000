package tandem.api.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Around everything but the Web Connector's service: what a filter throws becomes a problem as well.
 *
 * <p>No address of this service needs a letter written as {@code %61}, or parameters in its path. Whoever handles a call sees
 * such a path decoded and the filters see it as it came, so that it is refused before any of them decides by it.
 */
final class LastResort extends OncePerRequestFilter {

    private final ProblemAdvice advice;

    LastResort(ProblemAdvice advice) {
        this.advice = advice;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/qbwc");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            refuseWrittenOtherwise(request.getRequestURI());
            chain.doFilter(new Unconditional(request), response);
        } catch (ServletException | RuntimeException e) {
            answer(e, request, response);
        }
    }

    private static void refuseWrittenOtherwise(String path) {
        if (path.indexOf('%') >= 0 || path.indexOf(';') >= 0) {
            throw Problem.of(
                    ProblemType.MALFORMED_REQUEST, "The path holds % or ;, which no address of this service does.");
        }
    }

    private void answer(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var cause = failure instanceof ServletException wrapped && wrapped.getCause() instanceof Exception inner
                ? inner
                : failure;
        try {
            advice.handle(cause, request, response);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /**
     * A version says which settings a resource has, and not all that is shown with them (a company's status moves without
     * it). So it is good for {@code If-Match} and never for "not modified".
     */
    private static final class Unconditional extends HttpServletRequestWrapper {

        Unconditional(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.IF_NONE_MATCH) ? null : super.getHeader(name);
        }

        @Override
        public java.util.Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(HttpHeaders.IF_NONE_MATCH)
                    ? java.util.Collections.emptyEnumeration()
                    : super.getHeaders(name);
        }
    }
}
