package tandem.api.mirror;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tandem.api.export.Archive;
import tandem.api.export.Exported;
import tandem.api.http.Problem;
import tandem.api.http.RequiresScope;
import tandem.approval.Approval;
import tandem.approval.ApprovalFile;
import tandem.approving.ApprovalDesk;
import tandem.approving.Decided;
import tandem.approving.Opinion;
import tandem.approving.WantedRoute;
import tandem.audit.Actor;
import tandem.caller.Scope;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.view.BillView;
import tandem.mirror.view.EntityId;
import tandem.mirror.view.MirrorViews;
import tandem.outcome.Violation;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/bills/{entityId}")
@Tag(name = "Approval")
class ApprovalResource implements Exported {

    private final ApprovalDesk desk;
    private final MirrorViews views;

    ApprovalResource(ApprovalDesk desk, MirrorViews views) {
        this.desk = desk;
        this.views = views;
    }

    @GetMapping("/approval")
    @Operation(
            operationId = "getApproval",
            summary = "See how the approval of a bill stands",
            description =
                    "Bills that were entered in QuickBooks need none, unless the company wants them approved before they are paid"
                            + " (approval-settings, beforePayment). A decision about one counts until its vendor or total is changed in"
                            + " QuickBooks.")
    ResponseEntity<ApprovalBody> see(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("entityId") String entityId) {
        return shown(companyId, entityId, desk.see(companyId, id(entityId)).orElseThrow(BillResource::problem));
    }

    @Schema(name = "ApprovalRoute")
    record ByHand(
            @Schema(description = "Who is asked, whatever the rules say; all of them have to approve.") @Nullable
            List<String> approvers,

            @Schema(
                    description = "Whether those that the rules find are asked as well. False needs approvers.",
                    defaultValue = "true")
            @Nullable
            Boolean automatic,

            @Schema(description = "Who wants the bill to be paid, and is not asked himself.") @Nullable
            String requester) {}

    @PutMapping("/approval")
    @RequiresScope(Scope.WRITE)
    @Operation(
            operationId = "routeBill",
            summary = "Route a bill by hand",
            description =
                    "Until it is posted; a bill of QuickBooks that has to be approved before it is paid, until it is voided or deleted."
                            + " What is absent is none. Approvals of people who are still asked stand; a decline does not.")
    ResponseEntity<ApprovalBody> route(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("entityId") String entityId,
            @RequestBody ByHand body,
            Actor actor) {
        var wanted = new WantedRoute(body.approvers(), body.automatic(), body.requester());
        return shown(
                companyId,
                entityId,
                desk.route(companyId, id(entityId), wanted, actor).orElseThrow(BillResource::problem));
    }

    @Schema(name = "ApprovalDecision")
    record Decision(
            @Schema(
                    description = "The person, as the rules name him.",
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    example = "ann@example.com")
            @Nullable
            String approver,

            @Schema(description = "At most 1000 characters.") @Nullable
            String reason,

            @Schema(description = "Of the bill that the person saw: another one is refused with 412. Absent: any.")
            @Nullable
            Long version) {

        Opinion opinion() {
            return new Opinion(approver, reason, version);
        }
    }

    @PostMapping("/approve")
    @RequiresScope(Scope.WRITE)
    @Operation(
            operationId = "approveBill",
            summary = "Approve a bill",
            description =
                    "By somebody who is asked now; whoever has approved it already gets the same answer again. The last approval posts"
                            + " the bill where the company has autoPost: 202 with the request, or inTheWay says why not.",
            responses = {
                @ApiResponse(responseCode = "200", description = "Approved", useReturnTypeSchema = true),
                @ApiResponse(
                        responseCode = "202",
                        description = "Approved by everybody who was asked, and on its way to QuickBooks",
                        useReturnTypeSchema = true)
            })
    ResponseEntity<ApprovalBody> approve(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("entityId") String entityId,
            @RequestBody Decision body,
            Actor actor) {
        var decided = desk.approve(companyId, id(entityId), body.opinion(), actor);
        return shown(companyId, entityId, decided.orElseThrow(BillResource::problem));
    }

    @PostMapping("/decline")
    @RequiresScope(Scope.WRITE)
    @Operation(
            operationId = "declineBill",
            summary = "Decline a bill",
            description =
                    "By somebody who is asked now or has approved it. The bill is a draft again; when it is changed, or routed by"
                            + " hand, everybody is asked anew.")
    ResponseEntity<ApprovalBody> decline(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("entityId") String entityId,
            @RequestBody Decision body,
            Actor actor) {
        var decided = desk.decline(companyId, id(entityId), body.opinion(), actor);
        return shown(companyId, entityId, decided.orElseThrow(BillResource::problem));
    }

    private ResponseEntity<ApprovalBody> shown(CompanyId company, String entityId, Decided decided) {
        var body = body(company, entityId, decided.approval(), decided.inTheWay());
        return decided.posting() == null
                ? ResponseEntity.ok(body)
                : ResponseEntity.accepted()
                        .location(URI.create("/api/v1/requests/" + decided.posting()))
                        .body(body);
    }

    private ResponseEntity<ApprovalBody> shown(CompanyId company, String entityId, Approval approval) {
        return ResponseEntity.ok(body(company, entityId, approval, List.of()));
    }

    private ApprovalBody body(CompanyId company, String entityId, Approval approval, List<Violation> inTheWay) {
        BillView bill = views.bills().find(company, id(entityId)).orElseThrow(Problem::notFound);
        return ApprovalBody.of(approval, inTheWay, bill);
    }

    private static UUID id(String entityId) {
        return EntityId.parse(Kind.BILL, entityId).orElseThrow(Problem::notFound);
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        archive.<Map.Entry<UUID, ApprovalFile>>add(
                "approvals",
                last -> desk.files(company, last == null ? null : last.getKey(), Archive.PAGE),
                one -> ApprovalBody.Kept.of(one.getKey(), one.getValue()));
    }
}
