package tandem.api.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.api.http.ProblemBody.Outcome;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem as the answer, whatever format the caller hoped for: in JSON, and as a page where people look at it. */
public final class ProblemWriter {

    static final String MEDIA_TYPE = "application/problem+json";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private final JsonMapper json;
    private final PagesForPeople pages;

    public ProblemWriter(JsonMapper json, PagesForPeople pages) {
        this.json = json;
        this.pages = pages;
    }

    /** Answers with the problem; a write has not been applied. Does nothing to an answer that is on its way already. */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(problem, request, response, Outcome.NOT_APPLIED, null);
    }

    void write(
            Problem problem,
            HttpServletRequest request,
            HttpServletResponse response,
            Outcome outcomeOfWrites,
            @Nullable String reference)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.type().status());
        response.setHeader("Cache-Control", "no-store");
        if (pages.isFor(path(request))) {
            pages.write(problem, reference, request, response);
            return;
        }
        problem.headers().forEach(response::setHeader);
        response.setContentType(MEDIA_TYPE);
        var outcome = READS.contains(request.getMethod()) ? null : outcomeOfWrites;
        var bytes = json.writeValueAsBytes(ProblemBody.of(problem, path(request), outcome, reference));
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
        response.getOutputStream().flush();
    }

    private static String path(HttpServletRequest request) {
        var first = request.getAttribute(jakarta.servlet.RequestDispatcher.ERROR_REQUEST_URI);
        return first instanceof String uri ? uri : request.getRequestURI();
    }
}
