package tandem.api.mirror;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tandem.api.export.Archive;
import tandem.api.export.Exported;
import tandem.api.http.Problem;
import tandem.api.http.RequiresScope;
import tandem.approval.ApprovalRule;
import tandem.approving.RuleDesk;
import tandem.audit.Actor;
import tandem.caller.Scope;
import tandem.company.CompanyId;
import tandem.listing.Slice;

@RestController
@RequestMapping("/api/v1/companies/{companyId}")
@Tag(name = "Approval")
class ApprovalRuleResource implements Exported {

    private final RuleDesk desk;

    ApprovalRuleResource(RuleDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/approval-rules")
    @Operation(
            operationId = "getApprovalRules",
            summary = "See the rules of approval",
            description = "All of them, in the order in which they were set.")
    List<ApprovalRuleBody> rules(@PathVariable("companyId") CompanyId companyId) {
        return shown(desk.rules(companyId));
    }

    @PutMapping("/approval-rules")
    @RequiresScope({Scope.WRITE, Scope.ADMIN})
    @Operation(
            operationId = "setApprovalRules",
            summary = "Set the rules of approval",
            description =
                    "Instead of all that there were; they count at once, also for bills drafted before. An empty list: nothing needs"
                            + " approval.")
    List<ApprovalRuleBody> replace(
            @PathVariable("companyId") CompanyId companyId,
            @RequestBody List<@Nullable ApprovalRuleBody> body,
            Actor actor) {
        var wanted = body.stream().map(ApprovalRuleBody::wanted).toList();
        return shown(desk.replace(companyId, wanted, actor).orElseThrow(Problem::violating));
    }

    private static List<ApprovalRuleBody> shown(List<ApprovalRule> rules) {
        return rules.stream().map(ApprovalRuleBody::of).toList();
    }

    @GetMapping("/approval-settings")
    @Operation(operationId = "getApprovalSettings", summary = "See how the rules of approval are read")
    ApprovalSettingsBody settings(@PathVariable("companyId") CompanyId companyId) {
        return ApprovalSettingsBody.of(desk.settings(companyId));
    }

    @PutMapping("/approval-settings")
    @RequiresScope({Scope.WRITE, Scope.ADMIN})
    @Operation(
            operationId = "setApprovalSettings",
            summary = "Set how the rules of approval are read",
            description = "They count at once.")
    ApprovalSettingsBody set(
            @PathVariable("companyId") CompanyId companyId, @RequestBody ApprovalSettingsBody body, Actor actor) {
        return ApprovalSettingsBody.of(
                desk.set(companyId, body.settings(), actor).orElseThrow(Problem::violating));
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        archive.<ApprovalRule>add(
                "approval-rules", last -> new Slice<>(desk.rules(company), false), ApprovalRuleBody::of);
        archive.addOne("approval-settings", ApprovalSettingsBody.of(desk.settings(company)));
    }
}
