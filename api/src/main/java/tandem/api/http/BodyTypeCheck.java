package tandem.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a body whose type is a range of types, such as {@code application/*}: the framework takes that for a mistake of our own. */
final class BodyTypeCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException {
        var type = request.getContentType();
        if (type != null && isRange(type)) {
            throw new HttpMediaTypeNotSupportedException("a range of types", List.of(MediaType.APPLICATION_JSON));
        }
        return true;
    }

    private static boolean isRange(String type) {
        try {
            return type.indexOf('*') >= 0 && !MediaType.parseMediaType(type).isConcrete();
        } catch (InvalidMediaTypeException e) {
            // the framework refuses it where a body is wanted
            return false;
        }
    }
}
