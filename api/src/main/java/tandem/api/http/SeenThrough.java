package tandem.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Holds an answer back for a caller who prefers to wait for QuickBooks, and then shows things as they stand. */
final class SeenThrough {

    private static final Logger LOG = LoggerFactory.getLogger(SeenThrough.class);

    private final Patience patience;
    private final JsonMapper json;

    SeenThrough(Patience patience, JsonMapper json) {
        this.patience = patience;
        this.json = json;
    }

    /** To be called when the transaction has been committed. The status of the answer stays. */
    void hold(HttpServletRequest request, HeldAnswer answer) throws IOException {
        var awaited = Prefer.Awaited.of(request).orElse(null);
        if (awaited == null) {
            return;
        }
        try {
            patience.await(awaited.settled(), awaited.atMost());
            write(awaited.shown().get(), answer);
            answer.setHeader("Preference-Applied", "wait=" + awaited.seconds());
        } catch (RuntimeException e) {
            // What was asked for is done, and the first answer says so; it is only not the newest.
            LOG.warn("The outcome of the request {} could not be waited for", awaited.settled(), e);
        }
    }

    private void write(ResponseEntity<?> shown, HeldAnswer answer) throws IOException {
        var body = json.writeValueAsBytes(shown.getBody());
        answer.resetBuffer();
        answer.getOutputStream().write(body);
        var etag = shown.getHeaders().getETag();
        if (etag != null) {
            answer.setHeader("ETag", etag);
        }
    }
}
