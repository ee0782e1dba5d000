package tandem.api.http;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the container sends what failed outside of the resources: refused by the firewall, or thrown by a filter. */
@Hidden
@RestController
final class ErrorDispatch implements ErrorController {

    private final ProblemWriter writer;
    private final ProblemAdvice advice;

    ErrorDispatch(ProblemWriter writer, ProblemAdvice advice) {
        this.writer = writer;
        this.advice = advice;
    }

    @RequestMapping("${server.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        // Called directly, there was no error: there is nothing here.
        var problem = status instanceof Integer code ? ProblemAdvice.byStatus(code) : Problem.notFound();
        if (problem == null) {
            var cause = failure instanceof Throwable thrown
                    ? thrown
                    : new IllegalStateException("the container reported status " + status);
            advice.unexpected(cause, request, response, ProblemBody.Outcome.UNKNOWN);
        } else {
            writer.write(problem, request, response);
        }
    }
}
