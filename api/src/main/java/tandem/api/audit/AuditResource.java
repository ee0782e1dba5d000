package tandem.api.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tandem.api.export.Archive;
import tandem.api.http.Cursor;
import tandem.api.http.Page;
import tandem.api.http.Paging;
import tandem.api.http.WantedCompany;
import tandem.api.support.Evidence;
import tandem.audit.AuditEventId;
import tandem.audit.AuditLog;
import tandem.caller.Caller;
import tandem.company.CompanyId;

@RestController
@RequestMapping("/api/v1/audit-events")
@Tag(name = "Audit")
class AuditResource implements Evidence {

    private static final String LATEST_FIRST = "audit-events";

    private final AuditLog log;

    AuditResource(AuditLog log) {
        this.log = log;
    }

    @Schema(name = "AuditEvent", description = "Something that a person or program did.")
    record AuditEventBody(
            @Schema(example = "aud_01jd8m3v6feqavyp5sjd3k9q2c")
            String id,

            Instant at,
            ActorBody actor,
            @Schema(example = "request_requeued") String action,

            @Schema(description = "The company concerned, if one is.") @Nullable
            String companyId,

            @Schema(description = "Id of what was acted on.")
            String subject,

            @Nullable String reason,

            @Schema(description = "The fields concerned, without secrets. Empty once the company is erased.")
            Map<String, ?> before,

            Map<String, ?> after) {

        static AuditEventBody of(AuditLog.Recorded recorded) {
            var event = recorded.event();
            var actor = event.actor();
            var company = event.company();
            return new AuditEventBody(
                    recorded.id().toString(),
                    event.at(),
                    new ActorBody(actor.id(), actor.label(), actor.remoteAddress()),
                    event.action(),
                    company == null ? null : new CompanyId(company).toString(),
                    event.subject(),
                    event.reason(),
                    event.before(),
                    event.after());
        }
    }

    @Schema(name = "AuditActor")
    record ActorBody(
            @Schema(description = "A key, a person, or the hub.")
            String id,

            @Schema(description = "As it was then.") String label,

            @Schema(description = "Where the call came from.") @Nullable
            String remoteAddress) {}

    @GetMapping
    @Operation(
            operationId = "listAuditEvents",
            summary = "See who did what",
            description =
                    "The latest first. Entries are only added: neither the hub nor its database lets one be changed or taken away, save that"
                            + " the erasure of a company empties what they tell about it.")
    ResponseEntity<Page<AuditEventBody>> list(
            @RequestParam(name = "companyId", required = false) @Nullable String companyId,
            @Parameter(description = "Id of whoever acted.") @RequestParam(name = "actor", required = false) @Nullable
                    String actor,
            @Parameter(description = "Of earlier than this.") @RequestParam(name = "before", required = false) @Nullable
                    Instant before,
            @Parameter(description = "Of this time or later.") @RequestParam(name = "after", required = false) @Nullable
                    Instant after,
            Paging paging,
            Caller caller) {
        var last = paging.after(
                LATEST_FIRST, cursor -> AuditEventId.parse(cursor.part(0)).orElseThrow(IllegalArgumentException::new));
        var company = WantedCompany.of(companyId, caller);
        var filter = new AuditLog.Filter(company == null ? null : company.value(), actor, before, after);
        return paging.answer(
                log.list(filter, last, paging.limit()),
                AuditEventBody::of,
                recorded -> Cursor.of(LATEST_FIRST, recorded.id()));
    }

    @Override
    public void testify(CompanyId company, Archive archive) throws IOException {
        var latest = log.list(new AuditLog.Filter(company.value(), null, null, null), null, ENOUGH);
        archive.addAll("audit-events", latest.map(AuditEventBody::of).items());
    }
}
