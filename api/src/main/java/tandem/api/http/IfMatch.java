package tandem.api.http;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * The versions that a caller's change is meant for. Declared as a parameter of a resource's method, it is read from
 * {@code If-Match}, and a call without the header is refused with 428.
 */
public final class IfMatch {

    private final Set<String> tags;

    private IfMatch(Set<String> tags) {
        this.tags = tags;
    }

    /** The entity tag of a version. */
    public static String tag(long version) {
        return "\"" + version + '"';
    }

    /** Whether the change is meant for this version. */
    public boolean allows(long version) {
        return tags.contains("*") || tags.contains(tag(version));
    }

    /** Refuses with 412 when the change is meant for another version. */
    public void check(long version) {
        if (!allows(version)) {
            throw Problem.of(
                    ProblemType.STALE_VERSION,
                    "The resource is at version " + version + ", and If-Match names " + String.join(", ", tags) + '.');
        }
    }

    static IfMatch parse(String header) {
        return new IfMatch(Arrays.stream(header.split(",", -1))
                .map(String::strip)
                // Proxies that compress answers weaken the tag on the way out.
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .collect(Collectors.toUnmodifiableSet()));
    }

    static final class Reader implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == IfMatch.class;
        }

        @Override
        public IfMatch resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            var header = request.getHeader(HttpHeaders.IF_MATCH);
            if (header == null || header.isBlank()) {
                throw Problem.of(ProblemType.IF_MATCH_MISSING);
            }
            return parse(header);
        }
    }
}
