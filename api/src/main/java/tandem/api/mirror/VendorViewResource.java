package tandem.api.mirror;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tandem.api.http.Problem;
import tandem.api.http.ProblemType;
import tandem.api.http.Reason;
import tandem.api.http.RequiresScope;
import tandem.audit.Actor;
import tandem.caller.Scope;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandem.vendor.ViewDesk;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/vendors/{entityId}")
@Tag(name = "Vendors")
class VendorViewResource {

    private final ViewDesk desk;

    VendorViewResource(ViewDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/hide")
    @RequiresScope(Scope.SUPPORT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "hideVendor",
            summary = "Take a deactivated vendor from the lists",
            description =
                    "Lists show the vendor with includeRemoved=true only, until QuickBooks has it active again. QuickBooks is"
                            + " not told.")
    void hide(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("entityId") String entityId,
            @RequestBody(required = false) @Nullable Reason body,
            Actor actor) {
        desk.hide(companyId, id(entityId), body == null ? null : body.reason(), actor)
                .orElseThrow(VendorViewResource::problem);
    }

    @PostMapping("/unhide")
    @RequiresScope(Scope.SUPPORT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "unhideVendor", summary = "Put a hidden vendor back into the lists")
    void unhide(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("entityId") String entityId,
            @RequestBody(required = false) @Nullable Reason body,
            Actor actor) {
        desk.unhide(companyId, id(entityId), body == null ? null : body.reason(), actor)
                .orElseThrow(VendorViewResource::problem);
    }

    private static UUID id(String entityId) {
        return EntityId.parse(Kind.VENDOR, entityId).orElseThrow(Problem::notFound);
    }

    private static Problem problem(ViewDesk.Refusal refusal) {
        return switch (refusal) {
            case NOT_FOUND -> Problem.notFound();
            case ACTIVE -> Problem.of(ProblemType.VENDOR_ACTIVE);
        };
    }
}
