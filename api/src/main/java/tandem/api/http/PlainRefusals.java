package tandem.api.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's last word on requests that never reach the application, such as those with a malformed line or path: a
 * problem without details, never HTML. Tomcat makes this by its class name, so it knows nobody.
 */
public final class PlainRefusals extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var problem = ProblemAdvice.byStatus(status);
        var type = problem == null ? ProblemType.INTERNAL_ERROR : problem.type();
        try {
            response.setContentType(ProblemWriter.MEDIA_TYPE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(("{\"type\":\"/problems/%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\","
                                + "\"instance\":\"\",\"code\":\"%s\",\"retryable\":%b,\"fixes\":[]}")
                        .formatted(type.code(), type.title(), status, type.title(), type.code(), type.retryable()));
                response.finishResponse();
            }
        } catch (IOException e) {
            // The caller hung up; there is nobody left to tell.
            container.getLogger().debug("refusal not delivered", e);
        }
    }
}
