package tandem.api.company;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
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
import tandem.api.http.ConcernedCompany;
import tandem.api.http.Cursor;
import tandem.api.http.IfMatch;
import tandem.api.http.MergePatch;
import tandem.api.http.MergePatchMapping;
import tandem.api.http.Page;
import tandem.api.http.Paging;
import tandem.api.http.Problem;
import tandem.api.http.ProblemType;
import tandem.api.http.Reason;
import tandem.api.http.RequiresScope;
import tandem.api.support.Evidence;
import tandem.audit.Actor;
import tandem.caller.Caller;
import tandem.caller.Scope;
import tandem.company.CompanyId;
import tandem.company.CompanyOverviews;
import tandem.company.CompanyRegister;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/companies")
@Tag(name = "Companies")
class CompanyResource implements Exported, Evidence {

    private static final String BY_AGE = "companies";
    private final CompanyRegister register;
    private final CompanyOverviews overviews;
    private final MergePatch patches;
    private final Clock clock;

    CompanyResource(CompanyRegister register, CompanyOverviews overviews, MergePatch patches, Clock clock) {
        this.register = register;
        this.overviews = overviews;
        this.patches = patches;
        this.clock = clock;
    }

    @PostMapping
    @RequiresScope(Scope.ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createCompany",
            summary = "Create a company",
            description = "No company file is tied to it yet.")
    ResponseEntity<CompanyBody> create(
            @RequestBody NewCompany body, Caller caller, Actor actor, HttpServletRequest request) {
        if (caller.limitedTo() != null) {
            throw Problem.of(ProblemType.FORBIDDEN, "A key that is limited to one company creates no others.");
        }
        var company = register.create(body.settings(), body.externalId(), actor).orElseThrow(Refusals::problem);
        ConcernedCompany.note(request, company.id());
        return ResponseEntity.created(URI.create("/api/v1/companies/" + company.id()))
                .eTag(IfMatch.tag(company.version()))
                .body(body(company.id()));
    }

    @GetMapping
    @Operation(
            operationId = "listCompanies",
            summary = "List companies",
            description = "In the order in which they were created.")
    ResponseEntity<Page<CompanyBody>> list(
            @RequestParam(name = "externalId", required = false) @Nullable String externalId,
            Paging paging,
            Caller caller) {
        var after = paging.after(
                BY_AGE, cursor -> CompanyId.parse(cursor.part(0)).orElseThrow(IllegalArgumentException::new));
        var now = clock.instant();
        var slice = overviews
                .list(caller.limitedTo(), externalId, after, paging.limit())
                .map(overview -> CompanyBody.of(overview, now));
        return paging.answer(slice, company -> Cursor.of(BY_AGE, company.id()));
    }

    @GetMapping("/{companyId}")
    @Operation(operationId = "getCompany", summary = "See a company")
    ResponseEntity<CompanyBody> get(@PathVariable("companyId") CompanyId companyId) {
        return answer(companyId);
    }

    @MergePatchMapping("/{companyId}")
    @RequiresScope(Scope.ADMIN)
    @Operation(
            operationId = "updateCompany",
            summary = "Change a company",
            description = "RFC 7396: absent fields stay, null goes back to the default. Needs If-Match.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = CompanyPatch.class))))
    ResponseEntity<CompanyBody> patch(
            @PathVariable("companyId") CompanyId companyId, IfMatch ifMatch, @RequestBody JsonNode patch, Actor actor) {
        var current = overviews.find(companyId).orElseThrow(Problem::notFound).company();
        ifMatch.check(current.version());
        var changed = patches.apply(CompanyPatch.of(current.settings()), patch, CompanyPatch.class);
        register.change(companyId, ifMatch::allows, changed.settings(), actor).orElseThrow(Refusals::problem);
        return answer(companyId);
    }

    @DeleteMapping("/{companyId}")
    @RequiresScope(Scope.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "eraseCompany",
            summary = "Erase a company",
            description =
                    "With its records, connectors, sessions and keys. QuickBooks keeps what it has. Needs If-Match.")
    ResponseEntity<Void> erase(@PathVariable("companyId") CompanyId companyId, IfMatch ifMatch, Actor actor) {
        register.erase(companyId, ifMatch::allows, actor).orElseThrow(Refusals::problem);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{companyId}/retire")
    @RequiresScope(Scope.ADMIN)
    @Operation(
            operationId = "retireCompany",
            summary = "Retire a company",
            description =
                    "Its connectors are revoked and its company file is free for another pairing; its data stays.")
    ResponseEntity<CompanyBody> retire(
            @PathVariable("companyId") CompanyId companyId,
            @RequestBody(required = false) @Nullable Reason body,
            Actor actor) {
        register.retire(companyId, body == null ? null : body.reason(), actor).orElseThrow(Refusals::problem);
        return answer(companyId);
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        archive.addOne("company", body(company));
    }

    @Override
    public void testify(CompanyId company, Archive archive) throws IOException {
        export(company, archive);
    }

    private ResponseEntity<CompanyBody> answer(CompanyId id) {
        var company = body(id);
        return ResponseEntity.ok().eTag(IfMatch.tag(company.version())).body(company);
    }

    private CompanyBody body(CompanyId id) {
        return CompanyBody.of(overviews.find(id).orElseThrow(Problem::notFound), clock.instant());
    }
}
