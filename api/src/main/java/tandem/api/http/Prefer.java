package tandem.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tandem.request.RequestId;

/**
 * How long a caller would rather wait for what QuickBooks makes of a write than come back for it: {@code Prefer: wait=10} (RFC
 * 7240). Declared as a parameter of a resource's method; a preference that cannot be understood is none.
 */
public final class Prefer {

    /** More seconds are taken for so many. */
    static final int LONGEST = 30;

    private static final String ATTRIBUTE = Prefer.class.getName();
    private static final Pattern WAIT = Pattern.compile("(?i)wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(;.*)?");

    private final HttpServletRequest request;
    private final int seconds;

    private Prefer(HttpServletRequest request, int seconds) {
        this.request = request;
        this.seconds = seconds;
    }

    /**
     * An answer that is held back after the transaction has ended.
     *
     * @param settled the request that is waited for
     * @param shown the answer once the waiting is over; its status does not count
     */
    record Awaited(int seconds, RequestId settled, Supplier<? extends ResponseEntity<?>> shown) {

        Duration atMost() {
            return Duration.ofSeconds(seconds);
        }

        static Optional<Awaited> of(HttpServletRequest request) {
            return Optional.ofNullable((Awaited) request.getAttribute(ATTRIBUTE));
        }
    }

    /**
     * Has the answer held back until the request is settled or the time is up, if the caller prefers that.
     *
     * @param shown the answer, as things stand; asked again when the waiting is over
     * @return the answer for whoever does not wait
     */
    public <B> ResponseEntity<B> toSee(RequestId queued, Supplier<ResponseEntity<B>> shown) {
        if (seconds > 0) {
            request.setAttribute(ATTRIBUTE, new Awaited(seconds, queued, shown));
        }
        return shown.get();
    }

    static int seconds(HttpServletRequest request) {
        for (var header : Collections.list(request.getHeaders("Prefer"))) {
            for (var preference : header.split(",", -1)) {
                var wait = WAIT.matcher(preference.strip());
                if (wait.matches()) {
                    return Math.min(LONGEST, Integer.parseInt(wait.group(1)));
                }
            }
        }
        return 0;
    }

    static final class Reader implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Prefer.class;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            var http = request.getNativeRequest(HttpServletRequest.class);
            if (http == null) {
                throw new IllegalStateException("a call without HTTP");
            }
            return new Prefer(http, seconds(http));
        }
    }
}
