package tandem.api.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tandem.api.http.Problem;
import tandem.api.http.ProblemType;
import tandem.company.CompanyId;
import tandem.mirror.view.Snapshot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends an archive of a company, all of it as of one moment, while it is being read. Each holds a connection to the database for
 * as long as its reader takes, so that there are few at once and none goes on for ever.
 */
@Component
public final class Download {

    /** The media type of an archive. */
    public static final String ZIP = "application/zip";

    static final int AT_ONCE = 4;
    static final Duration LONGEST = Duration.ofMinutes(10);
    private static final String RETRY_AFTER_SECONDS = "60";

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final JsonMapper json;
    private final Snapshot snapshot;
    private final Clock clock;

    Download(JsonMapper json, Snapshot snapshot, Clock clock) {
        this.json = json;
        this.snapshot = snapshot;
        this.clock = clock;
    }

    /** What goes into an archive. */
    @FunctionalInterface
    public interface Contents {
        void write(Archive archive) throws IOException;
    }

    /**
     * Answers with an archive, whose last file says whose it is and as of when.
     *
     * @param name of the file, without its ending
     * @param seen what may be seen of a record
     * @throws Problem if this node sends as many already as it may
     * @throws UncheckedIOException if the reader has gone, or has taken too long; the archive has no end then
     */
    public void send(
            CompanyId company,
            String name,
            UnaryOperator<JsonNode> seen,
            Contents contents,
            HttpServletResponse response) {
        if (!places.tryAcquire()) {
            throw Problem.of(
                            ProblemType.TOO_MANY_REQUESTS,
                            "This node sends " + AT_ONCE + " downloads at once, and is sending them.")
                    .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        try {
            response.setContentType(ZIP);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".zip\"");
            snapshot.read(() -> write(company, seen, contents, response));
        } finally {
            places.release();
        }
    }

    private void write(
            CompanyId company, UnaryOperator<JsonNode> seen, Contents contents, HttpServletResponse response) {
        var begun = clock.instant();
        var about = Map.of("companyId", company.toString(), "at", begun.truncatedTo(ChronoUnit.SECONDS));
        try {
            var out = new EndingStream(response.getOutputStream(), clock, begun.plus(LONGEST));
            var archive = new Archive(out, json, seen);
            contents.write(archive);
            archive.close(about);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes nothing more once its time is over. */
    private static final class EndingStream extends OutputStream {

        private final OutputStream out;
        private final Clock clock;
        private final Instant end;

        EndingStream(OutputStream out, Clock clock, Instant end) {
            this.out = out;
            this.clock = clock;
            this.end = end;
        }

        @Override
        public void write(int one) throws IOException {
            checkTime();
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            checkTime();
            out.write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        private void checkTime() throws IOException {
            if (clock.instant().isAfter(end)) {
                throw new IOException("the download took more than " + LONGEST.toMinutes() + " minutes");
            }
        }
    }
}
