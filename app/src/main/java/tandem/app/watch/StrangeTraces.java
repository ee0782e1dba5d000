package tandem.app.watch;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets those calls alone go on with a trace that was begun elsewhere which show a key at the REST side. Whoever may choose the
 * identity of a trace may also have it recorded, and may mix his calls with those of others; Web Connectors never send one.
 */
final class StrangeTraces extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Set<String> TRACE = Set.of("traceparent", "tracestate", "baggage");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean mayBeOurs = request.getRequestURI().startsWith("/api/") && request.getHeader("Authorization") != null;
        chain.doFilter(mayBeOurs ? request : new WithoutTrace(request), response);
    }

    private static final class WithoutTrace extends HttpServletRequestWrapper {

        WithoutTrace(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isOfTrace(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isOfTrace(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        private static boolean isOfTrace(String name) {
            return TRACE.contains(name.toLowerCase(Locale.ROOT));
        }
    }
}
