package tandem.api.company;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tandem.api.http.IfMatch;
import tandem.api.http.Problem;
import tandem.api.http.Reason;
import tandem.api.http.RequiresScope;
import tandem.audit.Actor;
import tandem.caller.Scope;
import tandem.company.Company;
import tandem.company.CompanyId;
import tandem.company.CompanyOverviews;
import tandem.company.CompanyRefusal;
import tandem.company.SyncDesk;
import tandem.mirror.Kind;
import tandem.outcome.Outcome;

@RestController
@RequestMapping("/api/v1/companies/{companyId}")
@Tag(name = "Companies")
class SyncDeskResource {

    private final SyncDesk desk;
    private final CompanyOverviews overviews;
    private final Clock clock;

    SyncDeskResource(SyncDesk desk, CompanyOverviews overviews, Clock clock) {
        this.desk = desk;
        this.overviews = overviews;
        this.clock = clock;
    }

    @Schema(name = "PauseRequest")
    record PauseRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "year-end closing") @Nullable
            String reason,

            @Schema(description = "When it ends by itself; absent: when somebody resumes.") @Nullable
            Instant until) {}

    @Schema(name = "ResyncRequest")
    record ResyncRequest(
            @Schema(description = "Absent: all kinds.") @Nullable
            List<Kind> kinds) {}

    @PostMapping("/pause")
    @RequiresScope(Scope.SUPPORT)
    @Operation(
            operationId = "pauseSync",
            summary = "Pause the sync",
            description = "Connectors are answered that there is no work, and the reason is shown.")
    ResponseEntity<CompanyBody> pause(
            @PathVariable("companyId") CompanyId companyId, @RequestBody PauseRequest body, Actor actor) {
        return answer(desk.pause(companyId, body.reason(), body.until(), actor));
    }

    @PostMapping("/resume")
    @RequiresScope(Scope.SUPPORT)
    @Operation(
            operationId = "resumeSync",
            summary = "End a pause, or a stop of the hub",
            description =
                    "Where the hub itself has stopped the company, whoever resumes it vouches for the company file and has to give a"
                            + " reason; then everything is compared with the file before anything is written again.")
    ResponseEntity<CompanyBody> resume(
            @PathVariable("companyId") CompanyId companyId,
            @RequestBody(required = false) @Nullable Reason body,
            Actor actor) {
        return answer(desk.resume(companyId, body == null ? null : body.reason(), actor));
    }

    @PostMapping("/resync")
    @RequiresScope(Scope.SUPPORT)
    @Operation(
            operationId = "resync",
            summary = "Read everything again",
            description = "From the start, deleting nothing; in the next session.")
    ResponseEntity<CompanyBody> resync(
            @PathVariable("companyId") CompanyId companyId,
            @RequestBody(required = false) @Nullable ResyncRequest body,
            Actor actor) {
        var kinds = body == null ? null : body.kinds();
        return answer(desk.readAgain(companyId, kinds == null ? null : set(kinds), actor));
    }

    @PutMapping("/quiet-hours")
    @RequiresScope({Scope.SUPPORT, Scope.ADMIN})
    @Operation(
            operationId = "setQuietHours",
            summary = "Set quiet hours",
            description = "Times of the week in which QuickBooks is left alone.")
    ResponseEntity<CompanyBody> quietHours(
            @PathVariable("companyId") CompanyId companyId,
            @RequestBody List<@Nullable QuietHoursBody> body,
            Actor actor) {
        return answer(desk.setQuietHours(companyId, QuietHoursBody.read(body), actor));
    }

    @PostMapping("/lease/release")
    @RequiresScope({Scope.SUPPORT, Scope.ADMIN})
    @Operation(
            operationId = "releaseLease",
            summary = "Hand the company over",
            description = "Whichever connector calls next may work at once; a session of the present holder ends.")
    ResponseEntity<CompanyBody> releaseLease(
            @PathVariable("companyId") CompanyId companyId,
            @RequestBody(required = false) @Nullable Reason body,
            Actor actor) {
        return answer(desk.releaseLease(companyId, body == null ? null : body.reason(), actor));
    }

    private static Set<Kind> set(List<Kind> kinds) {
        return kinds.isEmpty() ? EnumSet.noneOf(Kind.class) : EnumSet.copyOf(kinds);
    }

    private ResponseEntity<CompanyBody> answer(Outcome<Company, CompanyRefusal> outcome) {
        var id = outcome.orElseThrow(Refusals::problem).id();
        var company = CompanyBody.of(overviews.find(id).orElseThrow(Problem::notFound), clock.instant());
        return ResponseEntity.ok().eTag(IfMatch.tag(company.version())).body(company);
    }
}
