package tandem.api.support;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tandem.api.export.Download;
import tandem.api.http.RequiresScope;
import tandem.caller.Scope;
import tandem.company.CompanyId;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/support-bundle")
@Tag(name = "Companies")
class SupportBundleResource {

    private final List<Evidence> parts;
    private final Download download;

    SupportBundleResource(List<Evidence> parts, Download download) {
        this.parts = parts;
        this.download = download;
    }

    @GetMapping
    @RequiresScope(Scope.SUPPORT)
    @Operation(
            operationId = "downloadSupportBundle",
            summary = "Download a support bundle",
            description =
                    "A ZIP file of what happened to a company of late: how it stands, its sessions and what went over the wire in them, its"
                            + " requests, discrepancies and who did what. Personal data, bank data, tax identities and free texts are"
                            + " masked. The simulator replays it: ./tandem simulate --replay. The last file, contents.json, has the counts;"
                            + " without it the download was cut off.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = Download.ZIP,
                                            schema = @Schema(types = "string", format = "binary"))))
    void bundle(@PathVariable("companyId") CompanyId companyId, HttpServletResponse response) {
        download.send(
                companyId,
                companyId + "-support",
                Masking::of,
                archive -> {
                    for (var part : parts) {
                        part.testify(companyId, archive);
                    }
                },
                response);
    }
}
