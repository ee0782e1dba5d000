package tandem.api.http;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** An answer that waits until the transaction has ended. In a dry run it names nothing that could be fetched afterwards. */
final class HeldAnswer extends ContentCachingResponseWrapper {

    private static final Set<String> NAMES_OF_THINGS = Set.of("location", "etag");
    private final boolean dryRun;

    HeldAnswer(HttpServletResponse response, boolean dryRun) {
        super(response);
        this.dryRun = dryRun;
    }

    /** Turns "created" and "accepted" into "fine". */
    void nothingWasMade() {
        if (getStatus() == SC_CREATED || getStatus() == SC_ACCEPTED) {
            setStatus(SC_OK);
        }
    }

    @Override
    public void setHeader(String name, String value) {
        if (isToBeSent(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (isToBeSent(name)) {
            super.addHeader(name, value);
        }
    }

    private boolean isToBeSent(String name) {
        return !dryRun || !NAMES_OF_THINGS.contains(name.toLowerCase(java.util.Locale.ROOT));
    }
}
