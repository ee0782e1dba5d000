package tandem.api.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tandem.company.CompanyId;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/export")
@Tag(name = "Companies")
class ExportResource {

    private final List<Exported> parts;
    private final Download download;

    ExportResource(List<Exported> parts, Download download) {
        this.parts = parts;
        this.download = download;
    }

    @GetMapping
    @Operation(
            operationId = "exportCompany",
            summary = "Download a company's data",
            description =
                    "A ZIP file: for each list a file of JSON Lines in the form of the list, removed records included, all as of "
                            + "one moment. The last file, contents.json, has the counts; without it the download was cut off.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = Download.ZIP,
                                            schema = @Schema(types = "string", format = "binary"))))
    void export(@PathVariable("companyId") CompanyId companyId, HttpServletResponse response) {
        download.send(
                companyId,
                companyId.toString(),
                UnaryOperator.identity(),
                archive -> {
                    for (var part : parts) {
                        part.export(companyId, archive);
                    }
                },
                response);
    }
}
