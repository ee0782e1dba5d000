package tandem.api.support;

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
import tandem.api.export.Archive;
import tandem.api.http.RequiresScope;
import tandem.caller.Scope;
import tandem.company.CompanyId;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/support-bundle")
@Tag(name = "Companies")
class SupportBundleResource {

    private static final String ZIP = "application/zip";
    private final List<Evidence> parts;
    private final JsonMapper json;
    private final TransactionTemplate oneMoment;
    private final Clock clock;

    SupportBundleResource(List<Evidence> parts, JsonMapper json, PlatformTransactionManager transactions, Clock clock) {
        this.parts = parts;
        this.json = json;
        this.clock = clock;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setReadOnly(true);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @GetMapping
    @RequiresScope(Scope.SUPPORT)
    @Operation(
            summary = "Download a support bundle",
            description =
                    "A ZIP file of what happened to a company of late: how it stands, its sessions and what went over the wire in them, its"
                            + " requests, discrepancies and who did what. Personal data, bank data, tax identities and free texts are"
                            + " masked. The simulator replays it: ./tandem simulate --replay. The last file, contents.json, has the counts;"
                            + " without it the download was cut off.",
            responses = @ApiResponse(responseCode = "200", content = @Content(mediaType = ZIP)))
    void bundle(@PathVariable("companyId") CompanyId companyId, HttpServletResponse response) {
        response.setContentType(ZIP);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + companyId + "-support.zip\"");
        oneMoment.executeWithoutResult(status -> {
            try {
                write(companyId, new Archive(response.getOutputStream(), json, Masking::of));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void write(CompanyId company, Archive archive) throws IOException {
        for (var part : parts) {
            part.testify(company, archive);
        }
        archive.close(
                Map.of("companyId", company.toString(), "at", clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }
}
