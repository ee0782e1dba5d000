package tandem.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters that no database keeps, so that no resource has to think of them. */
final class ParameterCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.getParameterMap().forEach((name, values) -> {
            if (!Arrays.stream(values).allMatch(Readable::isText)) {
                throw Problem.badParameter(
                        Readable.isText(name) ? name : "with that name", "holds characters that are no text");
            }
        });
        return true;
    }
}
