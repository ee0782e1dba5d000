package tandem.api.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tandem.company.CompanyId;
import tandem.mirror.view.Snapshot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends an archive of a company, all of it as of one moment, while it is being read. */
@Component
public final class Download {

    /** The media type of an archive. */
    public static final String ZIP = "application/zip";

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
     */
    public void send(
            CompanyId company,
            String name,
            UnaryOperator<JsonNode> seen,
            Contents contents,
            HttpServletResponse response) {
        response.setContentType(ZIP);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".zip\"");
        snapshot.read(() -> {
            var about = Map.of(
                    "companyId", company.toString(), "at", clock.instant().truncatedTo(ChronoUnit.SECONDS));
            try {
                var archive = new Archive(response.getOutputStream(), json, seen);
                contents.write(archive);
                archive.close(about);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
