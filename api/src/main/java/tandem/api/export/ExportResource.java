package tandem.api.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tandem.company.CompanyId;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/export")
@Tag(name = "Companies")
class ExportResource {

    private static final String ZIP = "application/zip";
    private final List<Exported> parts;
    private final JsonMapper json;
    private final TransactionTemplate oneMoment;
    private final Clock clock;

    ExportResource(List<Exported> parts, JsonMapper json, PlatformTransactionManager transactions, Clock clock) {
        this.parts = parts;
        this.json = json;
        this.clock = clock;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setReadOnly(true);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @GetMapping
    @Operation(
            summary = "Download a company's data",
            description =
                    "A ZIP file: for each list a file of JSON Lines in the form of the list, removed records included, all as of "
                            + "one moment. The last file, contents.json, has the counts; without it the download was cut off.",
            responses = @ApiResponse(responseCode = "200", content = @Content(mediaType = ZIP)))
    void export(@PathVariable("companyId") CompanyId companyId, HttpServletResponse response) {
        response.setContentType(ZIP);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + companyId + ".zip\"");
        oneMoment.executeWithoutResult(status -> {
            try {
                write(companyId, new Archive(response.getOutputStream(), json));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void write(CompanyId company, Archive archive) throws IOException {
        var about =
                Map.of("companyId", company.toString(), "at", clock.instant().truncatedTo(ChronoUnit.SECONDS));
        for (var part : parts) {
            part.export(company, archive);
        }
        archive.close(about);
    }
}
