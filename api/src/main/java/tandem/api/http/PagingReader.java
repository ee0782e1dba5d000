package tandem.api.http;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@code limit} and {@code cursor}. */
final class PagingReader implements HandlerMethodArgumentResolver {

    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";

    /** The parameters that it reads. */
    static final Set<String> NAMES = Set.of(LIMIT, CURSOR);

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Paging.class;
    }

    @Override
    public Paging resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        return new Paging(limit(request.getParameter(LIMIT)), cursor(request.getParameter(CURSOR)));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return Paging.DEFAULT_LIMIT;
        }
        try {
            return Paging.allowed(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw Paging.badLimit();
        }
    }

    private static Optional<Cursor> cursor(@Nullable String text) {
        return text == null || text.isEmpty()
                ? Optional.empty()
                : Optional.of(Cursor.parse(text).orElseThrow(Paging::badCursor));
    }
}
