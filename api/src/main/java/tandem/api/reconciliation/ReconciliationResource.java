package tandem.api.reconciliation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
import tandem.api.http.Formats;
import tandem.api.http.IfMatch;
import tandem.api.http.Page;
import tandem.api.http.Paging;
import tandem.api.http.Problem;
import tandem.api.http.ProblemType;
import tandem.api.http.Reason;
import tandem.api.http.RequiresScope;
import tandem.api.support.Evidence;
import tandem.audit.Actor;
import tandem.books.Money;
import tandem.caller.Scope;
import tandem.company.CompanyId;
import tandem.identity.TypeId;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandem.reconciliation.Check;
import tandem.reconciliation.Discrepancies;
import tandem.reconciliation.Discrepancy;
import tandem.reconciliation.DiscrepancyIds;
import tandem.reconciliation.Reconciliation;
import tandem.reconciliation.ReconciliationDesk;
import tandem.reconciliation.Severity;
import tandem.reconciliation.Statement;
import tandem.reconciliation.Statements;
import tandem.reconciliation.VanishedDesk;

@RestController
@RequestMapping("/api/v1/companies/{companyId}")
@Tag(name = "Reconciliation")
class ReconciliationResource implements Exported, Evidence {

    private static final String OLDEST_FIRST = "discrepancies";
    private static final String RUN = "rec";

    private final Discrepancies discrepancies;
    private final Statements statements;
    private final ReconciliationDesk desk;
    private final VanishedDesk vanished;
    private final String supportContact;

    ReconciliationResource(
            Discrepancies discrepancies,
            Statements statements,
            ReconciliationDesk desk,
            VanishedDesk vanished,
            @Value("${tandem.support-contact}") String supportContact) {
        this.discrepancies = discrepancies;
        this.statements = statements;
        this.desk = desk;
        this.vanished = vanished;
        this.supportContact = supportContact;
    }

    @Schema(name = "Reconciliation")
    record RunBody(
            String id,
            Reconciliation.Scope scope,
            Instant startedAt,
            Instant finishedAt,

            @Schema(description = "Discrepancies that were not open before.")
            int opened,

            @Schema(description = "Discrepancies that have settled.")
            int resolved) {

        static RunBody of(Reconciliation run) {
            return new RunBody(
                    TypeId.format(RUN, run.id()),
                    run.scope(),
                    run.startedAt(),
                    run.finishedAt(),
                    run.opened(),
                    run.resolved());
        }
    }

    @Schema(name = "Statement")
    record StatementBody(
            @Schema(description = "When QuickBooks was read to the end last; null: never.") @Nullable
            Instant asOf,

            @Schema(description = "Whether nothing differs to the cent and no critical or high discrepancy is open.")
            boolean agrees,

            @Schema(description = "Open ones that are critical or high.")
            int seriousDiscrepancies,

            List<TotalBody> totals) {

        static StatementBody of(Statement statement) {
            return new StatementBody(
                    statement.asOf(),
                    statement.agrees(),
                    statement.seriousDiscrepancies(),
                    statement.totals().stream().map(TotalBody::of).toList());
        }
    }

    @Schema(name = "StatementTotal", description = "What is owed in one currency.")
    record TotalBody(
            String currency,

            @Schema(
                    format = Formats.DECIMAL,
                    description = "The sum of the balances that QuickBooks keeps of its vendors.")
            String quickBooks,

            @Schema(format = Formats.DECIMAL, description = "By the bills and credits that are here.")
            String here,

            @Schema(format = Formats.DECIMAL) String openBills,
            @Schema(format = Formats.DECIMAL) String openCredits,

            @Schema(format = Formats.DECIMAL, description = "What payments take that are on their way.")
            String inProcess,

            @Schema(format = Formats.DECIMAL, description = "here without inProcess.")
            String remaining,

            @Schema(
                    format = Formats.DECIMAL,
                    description = "quickBooks without here: other activity in accounts payable.")
            String difference,

            @Schema(description = "The vendors behind the difference, the largest first; at most 100.")
            List<VendorBody> vendors) {

        static TotalBody of(Statement.Total total) {
            return new TotalBody(
                    total.currency(),
                    Money.text(total.quickBooks()),
                    Money.text(total.here()),
                    Money.text(total.openBills()),
                    Money.text(total.openCredits()),
                    Money.text(total.inProcess()),
                    Money.text(total.remaining()),
                    Money.text(total.difference()),
                    total.others().stream().map(VendorBody::of).toList());
        }
    }

    @Schema(name = "StatementVendor")
    record VendorBody(
            String vendorId,
            @Nullable String name,
            @Schema(format = Formats.DECIMAL) String quickBooks,
            @Schema(format = Formats.DECIMAL) String here,
            @Schema(format = Formats.DECIMAL) String difference) {

        static VendorBody of(Statement.OfVendor vendor) {
            return new VendorBody(
                    EntityId.of(Kind.VENDOR, vendor.id()),
                    vendor.name(),
                    Money.text(vendor.quickBooks()),
                    Money.text(vendor.here()),
                    Money.text(vendor.quickBooks().subtract(vendor.here())));
        }
    }

    @PostMapping("/reconciliations")
    @RequiresScope({Scope.SUPPORT, Scope.WRITE})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "reconcile",
            summary = "Compare everything now",
            description =
                    "What has changed is compared after every cycle, and everything every night; this does it at once.")
    ResponseEntity<RunBody> reconcile(@PathVariable("companyId") CompanyId companyId, Actor actor) {
        var run = RunBody.of(desk.compare(companyId, actor));
        return ResponseEntity.created(URI.create("/api/v1/companies/" + companyId + "/reconciliations/" + run.id()))
                .body(run);
    }

    @GetMapping("/reconciliations/{runId}")
    @Operation(operationId = "getReconciliation", summary = "See a comparison")
    RunBody reconciliation(@PathVariable("companyId") CompanyId companyId, @PathVariable("runId") String runId) {
        return TypeId.parse(RUN, runId)
                .flatMap(id -> discrepancies.comparison(companyId, id))
                .map(RunBody::of)
                .orElseThrow(Problem::notFound);
    }

    @GetMapping("/statement")
    @Operation(
            operationId = "getStatement",
            summary = "See what is owed",
            description = "By QuickBooks' own reckoning and by the records that are here, to the cent.")
    StatementBody statement(@PathVariable("companyId") CompanyId companyId) {
        return StatementBody.of(statements.of(companyId));
    }

    @GetMapping("/discrepancies")
    @Operation(
            operationId = "listDiscrepancies",
            summary = "List discrepancies",
            description = "In the order in which they first came up.")
    ResponseEntity<Page<DiscrepancyBody>> list(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "status", required = false) Discrepancy.@Nullable Status status,
            @RequestParam(name = "code", required = false) @Nullable Check code,
            @RequestParam(name = "severity", required = false) @Nullable Severity severity,
            Paging paging) {
        var after = paging.after(OLDEST_FIRST, cursor -> UUID.fromString(cursor.part(0)));
        var slice = discrepancies
                .list(companyId, new Discrepancies.Filter(status, code, severity), after, paging.limit())
                .map(found -> DiscrepancyBody.of(found, supportContact));
        return paging.answer(
                slice,
                shown ->
                        Cursor.of(OLDEST_FIRST, DiscrepancyIds.parse(shown.id()).orElseThrow()));
    }

    @GetMapping("/discrepancies/{discrepancyId}")
    @Operation(operationId = "getDiscrepancy", summary = "See a discrepancy")
    ResponseEntity<DiscrepancyBody> get(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("discrepancyId") String discrepancyId) {
        return answer(discrepancies.find(companyId, id(discrepancyId)).orElseThrow(Problem::notFound));
    }

    @PostMapping("/discrepancies/{discrepancyId}/accept")
    @RequiresScope(Scope.SUPPORT)
    @Operation(
            operationId = "acceptDiscrepancy",
            summary = "Let a discrepancy stand",
            description = "With a reason. It is open again when its facts change, and resolved when they agree.")
    ResponseEntity<DiscrepancyBody> accept(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("discrepancyId") String discrepancyId,
            @RequestBody Reason body,
            Actor actor) {
        return answer(desk.accept(companyId, id(discrepancyId), body.reason(), actor)
                .orElseThrow(ReconciliationResource::problem));
    }

    @PostMapping("/discrepancies/{discrepancyId}/resend")
    @RequiresScope(Scope.SUPPORT)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "resendVanishedWrite",
            summary = "Send a vanished write again",
            description =
                    "As a new request, once the company file has been compared to the end. A payment waits for its bills.")
    ResponseEntity<DiscrepancyBody> resend(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("discrepancyId") String discrepancyId,
            @RequestBody Reason body,
            Actor actor) {
        var id = id(discrepancyId);
        var request = vanished.resend(companyId, id, body.reason(), actor).orElseThrow(ReconciliationResource::problem);
        var shown =
                DiscrepancyBody.of(discrepancies.find(companyId, id).orElseThrow(Problem::notFound), supportContact);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/requests/" + request))
                .eTag(IfMatch.tag(shown.version()))
                .body(shown);
    }

    private ResponseEntity<DiscrepancyBody> answer(Discrepancy found) {
        var shown = DiscrepancyBody.of(found, supportContact);
        return ResponseEntity.ok().eTag(IfMatch.tag(shown.version())).body(shown);
    }

    private static UUID id(String discrepancyId) {
        return DiscrepancyIds.parse(discrepancyId).orElseThrow(Problem::notFound);
    }

    private static Problem problem(ReconciliationDesk.Refusal refusal) {
        return switch (refusal) {
            case ReconciliationDesk.Refusal.NotFound n -> Problem.notFound();
            case ReconciliationDesk.Refusal.NotOpen o ->
                Problem.of(
                        ProblemType.DISCREPANCY_NOT_OPEN, "It is " + o.status().word() + '.');
            case ReconciliationDesk.Refusal.Invalid invalid -> Problem.violating(invalid.violations());
        };
    }

    private static Problem problem(VanishedDesk.Refusal refusal) {
        return switch (refusal) {
            case VanishedDesk.Refusal.NotFound n -> Problem.notFound();
            case VanishedDesk.Refusal.NotVanished v -> Problem.of(ProblemType.NOTHING_TO_RESEND);
            case VanishedDesk.Refusal.NotOpen o -> Problem.of(ProblemType.DISCREPANCY_NOT_OPEN);
            case VanishedDesk.Refusal.NotCompared c -> Problem.of(ProblemType.FILE_NOT_COMPARED);
            case VanishedDesk.Refusal.Invalid invalid -> Problem.violating(invalid.violations());
        };
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        var all = new Discrepancies.Filter(null, null, null);
        archive.<DiscrepancyBody>add(
                "discrepancies",
                last -> discrepancies
                        .list(company, all, last == null ? null : id(last.id()), Archive.PAGE)
                        .map(found -> DiscrepancyBody.of(found, supportContact)),
                Function.identity());
    }

    @Override
    public void testify(CompanyId company, Archive archive) throws IOException {
        var open = discrepancies.list(
                company, new Discrepancies.Filter(Discrepancy.Status.OPEN, null, null), null, ENOUGH);
        archive.addAll(
                "discrepancies",
                open.map(found -> DiscrepancyBody.of(found, supportContact)).items());
    }
}
