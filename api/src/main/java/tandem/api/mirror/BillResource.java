package tandem.api.mirror;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import tandem.api.feed.Told;
import tandem.api.http.IfMatch;
import tandem.api.http.MergePatch;
import tandem.api.http.MergePatchMapping;
import tandem.api.http.Page;
import tandem.api.http.Paging;
import tandem.api.http.Prefer;
import tandem.api.http.Problem;
import tandem.api.http.ProblemType;
import tandem.api.http.RequiresScope;
import tandem.audit.Actor;
import tandem.caller.Caller;
import tandem.caller.Scope;
import tandem.company.CompanyId;
import tandem.feed.Topic;
import tandem.mirror.Kind;
import tandem.mirror.view.BillStatus;
import tandem.mirror.view.BillView;
import tandem.mirror.view.EntityId;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorViews;
import tandem.outcome.Violation;
import tandem.payable.BillDesk;
import tandem.payable.BillRefusal;
import tandem.request.RequestId;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/bills")
@Tag(name = "Bills")
class BillResource implements Exported, Told {

    private final Shelf<BillView, BillBody> shelf;
    private final BillDesk desk;
    private final MergePatch patches;

    BillResource(MirrorViews views, BillDesk desk, MergePatch patches) {
        this.desk = desk;
        this.patches = patches;
        this.shelf = new Shelf<>(Kind.BILL, "bills", views.bills(), BillBody::of);
    }

    @GetMapping
    @Operation(
            operationId = "listBills",
            summary = "List bills",
            description = "In the order in which the hub came to know them, which never changes.")
    ResponseEntity<Page<BillBody>> list(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "updatedSince", required = false) @Nullable Instant updatedSince,
            @RequestParam(name = "vendorId", required = false) @Nullable String vendorId,
            @RequestParam(name = "refNumber", required = false) @Nullable String refNumber,
            @RequestParam(name = "status", required = false) @Nullable BillStatus status,
            @RequestParam(name = "includeRemoved", defaultValue = "false") boolean includeRemoved,
            Paging paging) {
        return shelf.page(
                companyId,
                MirrorFilter.ofTransactions(updatedSince, Ids.vendor(vendorId), refNumber, includeRemoved)
                        .with(status),
                paging);
    }

    @GetMapping("/{entityId}")
    @Operation(operationId = "getBill", summary = "See a bill")
    ResponseEntity<BillBody> get(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("entityId") String entityId) {
        return shelf.one(companyId, entityId);
    }

    @PostMapping
    @RequiresScope(Scope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "draftBill",
            summary = "Draft a bill",
            description = "On this side alone; QuickBooks hears of it when it is posted.")
    ResponseEntity<BillBody> draft(
            @PathVariable("companyId") CompanyId companyId, @RequestBody BillForm form, Actor actor) {
        var id =
                EntityId.of(Kind.BILL, desk.draft(companyId, form.said(), actor).orElseThrow(BillResource::problem));
        var shown = shelf.one(companyId, id);
        return ResponseEntity.created(URI.create("/api/v1/companies/" + companyId + "/bills/" + id))
                .eTag(shown.getHeaders().getETag())
                .body(shown.getBody());
    }

    @MergePatchMapping("/{entityId}")
    @RequiresScope(Scope.WRITE)
    @Operation(
            operationId = "updateBill",
            summary = "Change a bill",
            description =
                    "RFC 7396; an array of lines is the full list: a line with a known lineId stays or changes, one without is new,"
                            + " one that is missing goes. Needs If-Match. A draft, or a bill whose posting failed, changes here: 200."
                            + " One that QuickBooks has is changed there: 202, and it shows the change when QuickBooks has it.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = BillForm.class))),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "Changed here: a draft, or a bill whose posting failed",
                        useReturnTypeSchema = true),
                @ApiResponse(
                        responseCode = "202",
                        description = "To be changed in QuickBooks",
                        useReturnTypeSchema = true)
            })
    ResponseEntity<BillBody> change(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("entityId") String entityId,
            IfMatch ifMatch,
            Prefer prefer,
            @RequestBody JsonNode patch,
            Actor actor) {
        var request = desk.change(
                        companyId,
                        id(entityId),
                        ifMatch::allows,
                        said -> patches.apply(BillForm.of(said), patch, BillForm.class)
                                .said(),
                        actor)
                .orElseThrow(BillResource::problem);
        return request.map(one -> prefer.toSee(one, () -> onItsWay(one, companyId, entityId, List.of())))
                .orElseGet(() -> shelf.one(companyId, entityId));
    }

    @DeleteMapping("/{entityId}")
    @RequiresScope(Scope.WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "discardBill",
            summary = "Throw a draft away, or delete a bill on this side",
            description =
                    "Needs If-Match. A bill that QuickBooks has is left alone there; it is not shown here any more, whatever"
                            + " becomes of it, and a discrepancy says that it is to be deleted in QuickBooks too. Not while payments or"
                            + " credits hang on it.")
    void discard(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("entityId") String entityId,
            IfMatch ifMatch,
            Actor actor) {
        desk.discard(companyId, id(entityId), ifMatch::allows, actor).orElseThrow(BillResource::problem);
    }

    @Schema(name = "BillPosting")
    record Posting(
            @Schema(description = "Post it although the vendor has a bill with this number.", defaultValue = "false")
            @Nullable
            Boolean acceptDuplicate) {}

    @PostMapping("/{entityId}/post")
    @RequiresScope(Scope.WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "postBill",
            summary = "Post a bill",
            description =
                    "Everything that stands in the way is told at once; a bill that somebody has to approve first is refused with"
                            + " 409 bill-not-approved. A bill whose posting failed can be posted again; where nobody"
                            + " knows whether QuickBooks has it, it is looked up there first.")
    ResponseEntity<BillBody> post(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("entityId") String entityId,
            Prefer prefer,
            @RequestBody(required = false) @Nullable Posting body,
            Actor actor) {
        boolean acceptsDuplicate = body != null && Boolean.TRUE.equals(body.acceptDuplicate());
        var posted = desk.post(companyId, id(entityId), acceptsDuplicate, actor).orElseThrow(BillResource::problem);
        return prefer.toSee(posted.request(), () -> onItsWay(posted.request(), companyId, entityId, posted.warnings()));
    }

    private ResponseEntity<BillBody> onItsWay(
            RequestId request, CompanyId companyId, String entityId, List<Violation> warnings) {
        var shown = shelf.one(companyId, entityId);
        var body = Objects.requireNonNull(shown.getBody());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/requests/" + request))
                .eTag(shown.getHeaders().getETag())
                .body(body.with(warnings.stream().map(BillBody.Warning::of).toList()));
    }

    private static UUID id(String entityId) {
        return EntityId.parse(Kind.BILL, entityId).orElseThrow(Problem::notFound);
    }

    static Problem problem(BillRefusal refusal) {
        return switch (refusal) {
            case BillRefusal.NotFound n -> Problem.notFound();
            case BillRefusal.Stale stale ->
                Problem.of(ProblemType.STALE_VERSION, "The bill is at version " + stale.version() + '.');
            case BillRefusal.WrongStatus wrong ->
                Problem.of(
                        ProblemType.BILL_STATUS,
                        "The bill is " + wrong.status().name().toLowerCase(Locale.ROOT) + '.');
            case BillRefusal.OutcomeUnknown u -> Problem.of(ProblemType.BILL_OUTCOME_UNKNOWN);
            case BillRefusal.OnItsWay o -> Problem.of(ProblemType.BILL_CHANGE_ON_ITS_WAY);
            case BillRefusal.InUse u -> Problem.of(ProblemType.BILL_IN_USE);
            case BillRefusal.Gone g -> Problem.of(ProblemType.BILL_GONE);
            case BillRefusal.NotApproved not -> ApprovalBody.missing(not.approval());
            case BillRefusal.NotAsked not -> ApprovalBody.notAsked(not.approver(), not.approval());
            case BillRefusal.Invalid invalid -> Problem.violating(invalid.violations());
        };
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        shelf.export(company, archive);
    }

    @Override
    public Topic topic() {
        return Topic.BILL;
    }

    @Override
    public Map<UUID, BillBody> shown(CompanyId company, Set<UUID> ids, Caller caller) {
        return shelf.shown(company, ids);
    }
}
