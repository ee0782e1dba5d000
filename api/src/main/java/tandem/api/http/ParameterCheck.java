package tandem.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Refuses query parameters that no database keeps, so that no resource has to think of them, and on the REST side those that
 * the resource does not know: a filter that is misspelt and passed over in silence would answer with everything.
 */
final class ParameterCheck implements HandlerInterceptor {

    private static final Set<String> READS = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());

    private final Map<HandlerMethod, Set<String>> names = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.getParameterMap().forEach((name, values) -> {
            if (!Arrays.stream(values).allMatch(Readable::isText)) {
                throw Problem.badParameter(
                        Readable.isText(name) ? name : "with that name", "holds characters that are no text");
            }
        });
        if (handler instanceof HandlerMethod method && request.getRequestURI().startsWith("/api/")) {
            refuseUnknown(request, method);
        }
        return true;
    }

    private void refuseUnknown(HttpServletRequest request, HandlerMethod method) {
        Set<String> known = names.computeIfAbsent(method, ParameterCheck::namesOf);
        for (String name : inTheAddress(request)) {
            boolean isTrial = name.equals(DryRun.PARAMETER) && !READS.contains(request.getMethod());
            if (!known.contains(name) && !isTrial) {
                throw Problem.badParameter(
                        Readable.isText(name) ? name : "with that name",
                        known.isEmpty()
                                ? "is not known here, where there are none"
                                : "is not known here; known are " + String.join(", ", known));
            }
        }
    }

    /** The body of a form has parameters too; it is refused for being one. */
    private static Set<String> inTheAddress(HttpServletRequest request) {
        return UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .keySet();
    }

    private static Set<String> namesOf(HandlerMethod method) {
        var names = new TreeSet<String>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.getParameterType() == Paging.class) {
                names.addAll(PagingReader.NAMES);
            }
            RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null) {
                names.add(asked.name());
            }
        }
        return names;
    }
}
