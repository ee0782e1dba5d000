package tandem.api.company;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tandem.api.export.Archive;
import tandem.api.export.Exported;
import tandem.api.http.Cursor;
import tandem.api.http.DryRun;
import tandem.api.http.IfMatch;
import tandem.api.http.Page;
import tandem.api.http.Paging;
import tandem.api.http.Problem;
import tandem.api.http.ProblemType;
import tandem.api.http.PublicUrl;
import tandem.api.http.RequiresScope;
import tandem.api.support.Evidence;
import tandem.audit.Actor;
import tandem.caller.Scope;
import tandem.company.Companies;
import tandem.company.CompanyId;
import tandem.company.Connector;
import tandem.company.ConnectorFile;
import tandem.company.ConnectorId;
import tandem.company.ConnectorOverview;
import tandem.company.ConnectorOverviews;
import tandem.company.ConnectorRegister;
import tandem.company.ConnectorState;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/connectors")
@Tag(name = "Connectors")
class ConnectorResource implements Exported, Evidence {

    private static final String BY_AGE = "connectors";
    private final ConnectorRegister register;
    private final ConnectorOverviews overviews;
    private final Companies companies;
    private final ConnectorFile file;
    private final ConnectorLinks links;
    private final Clock clock;

    ConnectorResource(
            ConnectorRegister register,
            ConnectorOverviews overviews,
            Companies companies,
            ConnectorFile file,
            PublicUrl publicUrl,
            Clock clock) {
        this.register = register;
        this.overviews = overviews;
        this.companies = companies;
        this.file = file;
        this.links = new ConnectorLinks(publicUrl);
        this.clock = clock;
    }

    @Schema(name = "NewConnector")
    record NewConnector(
            @Schema(example = "Front office PC", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String label,

            @Schema(
                    description =
                            "Names the machine and Windows profile: connectors of several companies with the same "
                                    + "value take turns when QuickBooks is closed.",
                    example = "FRONT-PC/anna")
            @Nullable
            String installation,

            @Schema(description = "Runs with nobody at the screen; false unless given.") @Nullable
            Boolean unattended,

            @Schema(description = "Asks QuickBooks for access to personal data such as tax ids; true unless given.")
            @Nullable
            Boolean personalData) {

        ConnectorRegister.Wanted wanted() {
            return new ConnectorRegister.Wanted(
                    label, installation, unattended != null && unattended, personalData == null || personalData);
        }
    }

    @Schema(name = "ConnectorWithKey")
    record WithKey(
            String id,
            String label,
            @Nullable String installation,
            String username,

            @Schema(description = "To be typed into the Web Connector. Shown in this answer only; null in a dry run.")
            @Nullable
            String connectorKey,

            String qwcUrl,
            @Nullable Instant previousKeyValidUntil,
            long version) {}

    @Schema(name = "Connector")
    record ConnectorBody(
            @Schema(example = "con_01jd8m3v6feqavyp5sjd3k9q2c")
            String id,

            String label,
            @Nullable String installation,
            String username,
            boolean unattended,
            boolean personalData,
            UUID ownerId,
            UUID fileId,
            ConnectorState.Word status,

            @Schema(description = "What the person at the connector sees.", example = "connected to server")
            String statusText,

            @Nullable String statusReason,
            @Nullable Instant lastSeenAt,
            @Nullable Instant lastCompletedAt,
            @Nullable String webConnectorVersion,
            @Nullable String quickBooksVersion,
            @Nullable Instant previousKeyValidUntil,
            @Nullable Instant revokedAt,
            String qwcUrl,
            long version,
            Instant createdAt) {}

    @Schema(name = "KeyRotation")
    record Rotation(
            @Schema(description = "How long the old key stays good; 1440 unless given.") @Nullable
            Integer overlapMinutes) {}

    @PostMapping
    @RequiresScope(Scope.ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createConnector",
            summary = "Create a connector",
            description = "One for each Windows profile that runs a Web Connector.")
    ResponseEntity<WithKey> create(
            @PathVariable("companyId") CompanyId companyId,
            @RequestBody NewConnector body,
            Actor actor,
            HttpServletRequest request) {
        var keyed = register.create(companyId, body.wanted(), actor).orElseThrow(Refusals::problem);
        return ResponseEntity.created(URI.create(links.path(keyed.connector())))
                .eTag(IfMatch.tag(keyed.connector().version()))
                .body(withKey(keyed, request));
    }

    @GetMapping
    @Operation(
            operationId = "listConnectors",
            summary = "List connectors",
            description = "Revoked ones too, in the order in which they were made.")
    ResponseEntity<Page<ConnectorBody>> list(@PathVariable("companyId") CompanyId companyId, Paging paging) {
        var after = paging.after(
                BY_AGE, cursor -> ConnectorId.parse(cursor.part(0)).orElseThrow(IllegalArgumentException::new));
        var slice = overviews.list(companyId, after, paging.limit()).map(this::body);
        return paging.answer(slice, connector -> Cursor.of(BY_AGE, connector.id()));
    }

    @GetMapping("/{connectorId}")
    @Operation(operationId = "getConnector", summary = "See a connector")
    ResponseEntity<ConnectorBody> get(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("connectorId") ConnectorId connectorId) {
        return answer(companyId, connectorId);
    }

    @DeleteMapping("/{connectorId}")
    @RequiresScope(Scope.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "revokeConnector",
            summary = "Revoke a connector",
            description = "Its key is not accepted any more. Needs If-Match.")
    ResponseEntity<Void> revoke(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("connectorId") ConnectorId connectorId,
            IfMatch ifMatch,
            Actor actor) {
        register.revoke(companyId, connectorId, ifMatch::allows, actor).orElseThrow(Refusals::problem);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{connectorId}/rotate-key")
    @RequiresScope(Scope.ADMIN)
    @Operation(
            operationId = "rotateConnectorKey",
            summary = "Give a connector a new key",
            description = "The old one stays good for a day unless the call says otherwise.")
    ResponseEntity<WithKey> rotate(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("connectorId") ConnectorId connectorId,
            @RequestParam(name = "overlapMinutes", required = false) @Nullable Integer overlapMinutes,
            @RequestBody(required = false) @Nullable Rotation body,
            Actor actor,
            HttpServletRequest request) {
        var minutes = body != null && body.overlapMinutes() != null ? body.overlapMinutes() : overlapMinutes;
        var overlap = minutes == null ? ConnectorRegister.OVERLAP : Duration.ofMinutes(minutes);
        var keyed = register.rotate(companyId, connectorId, overlap, actor).orElseThrow(Refusals::problem);
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(keyed.connector().version()))
                .body(withKey(keyed, request));
    }

    @PostMapping("/{connectorId}/reissue")
    @RequiresScope(Scope.ADMIN)
    @Operation(
            operationId = "reissueConnector",
            summary = "Give a connector fresh ids",
            description =
                    "For a Web Connector that refuses the old OwnerID and FileID (QBWC1039). Its .qwc has to be added again.")
    ResponseEntity<ConnectorBody> reissue(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("connectorId") ConnectorId connectorId,
            Actor actor) {
        register.reissue(companyId, connectorId, actor).orElseThrow(Refusals::problem);
        return answer(companyId, connectorId);
    }

    @GetMapping(
            path = "/{connectorId}/qwc",
            produces = {"application/x-qwc", MediaType.ALL_VALUE})
    @Operation(
            operationId = "downloadConnectorFile",
            summary = "Download the .qwc file",
            description = "To be loaded into the Web Connector. It does not hold the key.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = "application/x-qwc",
                                            schema = @Schema(types = "string", format = "binary"))))
    ResponseEntity<byte[]> qwc(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("connectorId") ConnectorId connectorId) {
        var connector = find(companyId, connectorId).connector();
        if (connector.isRevoked()) {
            throw Problem.of(ProblemType.CONNECTOR_REVOKED);
        }
        var settings = companies.find(companyId).orElseThrow(Problem::notFound).settings();
        try {
            var document = file.render(ConnectorFile.Facts.of(connector, settings));
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(document.mediaType()))
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(document.name())
                                    .build()
                                    .toString())
                    .body(document.text().getBytes(StandardCharsets.US_ASCII));
        } catch (ConnectorFile.NotPossible e) {
            throw Problem.of(ProblemType.PUBLIC_URL_UNFIT, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        archive.<ConnectorOverview>add(
                "connectors",
                last -> overviews.list(
                        company, last == null ? null : last.connector().id(), Archive.PAGE),
                this::body);
    }

    @Override
    public void testify(CompanyId company, Archive archive) throws IOException {
        export(company, archive);
    }

    private WithKey withKey(ConnectorRegister.Keyed keyed, HttpServletRequest request) {
        var connector = keyed.connector();
        return new WithKey(
                connector.id().toString(),
                connector.label(),
                connector.installation(),
                connector.username(),
                DryRun.is(request) ? null : keyed.key(),
                links.qwc(connector),
                connector.previousKeyUntil(),
                connector.version());
    }

    private ConnectorOverview find(CompanyId company, ConnectorId id) {
        return overviews.find(company, id).orElseThrow(Problem::notFound);
    }

    private ResponseEntity<ConnectorBody> answer(CompanyId company, ConnectorId id) {
        var connector = body(find(company, id));
        return ResponseEntity.ok().eTag(IfMatch.tag(connector.version())).body(connector);
    }

    private ConnectorBody body(ConnectorOverview overview) {
        var connector = overview.connector();
        var sighting = overview.sighting();
        var state = overview.state(clock.instant());
        return new ConnectorBody(
                connector.id().toString(),
                connector.label(),
                connector.installation(),
                connector.username(),
                connector.unattended(),
                connector.personalData(),
                connector.ownerId(),
                connector.fileId(),
                state.word(),
                state.text(),
                state.reason(),
                sighting.lastSeenAt(),
                sighting.lastCompletedAt(),
                sighting.webConnectorVersion(),
                sighting.quickBooksVersion(),
                connector.previousKeyUntil(),
                connector.revokedAt(),
                links.qwc(connector),
                connector.version(),
                connector.createdAt());
    }

    /** Where a connector and its file are found. */
    private record ConnectorLinks(PublicUrl publicUrl) {

        String path(Connector connector) {
            return "/api/v1/companies/" + connector.company() + "/connectors/" + connector.id();
        }

        String qwc(Connector connector) {
            return publicUrl.of(path(connector) + "/qwc");
        }
    }
}
