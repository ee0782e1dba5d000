package tandem.api.mirror;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import tandem.api.feed.Told;
import tandem.api.http.Formats;
import tandem.api.http.IfMatch;
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
import tandem.mirror.view.EntityId;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.TermsDefinition;
import tandem.newterms.AllTerms;
import tandem.newterms.Terms;
import tandem.newterms.TermsDesk;
import tandem.newterms.TermsRefusal;
import tandem.request.RequestId;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/terms")
@Tag(name = "Terms")
class TermsResource implements Exported, Told {

    private final Shelf<Terms, TermsBody> shelf;
    private final TermsDesk desk;

    TermsResource(AllTerms terms, TermsDesk desk) {
        this.shelf = new Shelf<>(Kind.STANDARD_TERMS, "terms", terms, TermsBody::of);
        this.desk = desk;
    }

    @Schema(name = "Terms")
    record TermsBody(
            String id,

            @Schema(description = "Null as long as QuickBooks does not have them.") @Nullable
            String listId,

            @Nullable String name,
            TermsDefinition.Type type,
            @Nullable Integer dueDays,
            @Nullable Integer discountDays,

            @Schema(format = Formats.DECIMAL, example = "2") @Nullable
            String discountPercent,

            @Nullable Integer dayOfMonthDue,
            @Nullable Integer dueNextMonthDays,
            @Nullable Integer discountDayOfMonth,
            boolean isActive,

            @Schema(
                    description =
                            "The request that makes them in QuickBooks: in the answer that queued it, and as long as they are on their way.")
            @Nullable
            String requestId,

            long version,
            Instant updatedAt,

            @Schema(
                    description =
                            "Since when QuickBooks does not have them any more; of terms that never got there, since when they are"
                                    + " called off.")
            @Nullable
            Instant removedAt)
            implements Shown {

        TermsBody with(RequestId request) {
            return new TermsBody(
                    id,
                    listId,
                    name,
                    type,
                    dueDays,
                    discountDays,
                    discountPercent,
                    dayOfMonthDue,
                    dueNextMonthDays,
                    discountDayOfMonth,
                    isActive,
                    request.toString(),
                    version,
                    updatedAt,
                    removedAt);
        }

        static TermsBody of(Terms terms) {
            TermsDefinition definition = terms.definition();
            return new TermsBody(
                    EntityId.of(Kind.STANDARD_TERMS, terms.state().id()),
                    terms.listId(),
                    terms.name(),
                    definition.type(),
                    definition.dueDays(),
                    definition.discountDays(),
                    Money.number(definition.discountPercent()),
                    definition.dayOfMonthDue(),
                    definition.dueNextMonthDays(),
                    definition.discountDayOfMonth(),
                    terms.isActive(),
                    terms.request() == null ? null : terms.request().toString(),
                    terms.state().version(),
                    terms.state().updatedAt(),
                    terms.state().removedAt());
        }
    }

    @Schema(name = "TermsDates")
    record DatesBody(
            @Schema(description = "Null where QuickBooks did not send on which day bills are due.") @Nullable
            LocalDate dueDate,

            @Schema(description = "The last day on which the discount counts; null where none is given.") @Nullable
            LocalDate discountDate) {}

    @PostMapping
    @RequiresScope(Scope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createTerms",
            summary = "Make terms",
            description =
                    "QuickBooks can add terms and never change them. 200 and no request where it has them already, or where they are"
                            + " on their way; refused where others have the name. Terms of that name that failed or were called"
                            + " off are tried once more, with what is said now.",
            responses = {
                @ApiResponse(
                        responseCode = "201",
                        description = "Made, and on their way to QuickBooks",
                        useReturnTypeSchema = true),
                @ApiResponse(
                        responseCode = "200",
                        description = "QuickBooks has them already, or they are on their way",
                        useReturnTypeSchema = true)
            })
    ResponseEntity<TermsBody> make(
            @PathVariable("companyId") CompanyId companyId,
            @RequestBody NewTermsBody body,
            Prefer prefer,
            Actor actor) {
        var made = desk.make(companyId, body.wanted(), actor).orElseThrow(TermsResource::problem);
        var id = EntityId.of(Kind.STANDARD_TERMS, made.id());
        var request = made.request();
        if (request == null) {
            return shelf.one(companyId, id);
        }
        return prefer.toSee(request, () -> made(companyId, id, request));
    }

    private ResponseEntity<TermsBody> made(CompanyId company, String id, RequestId request) {
        var shown = TermsBody.of(shelf.find(company, id)).with(request);
        return ResponseEntity.created(URI.create("/api/v1/companies/" + company + "/terms/" + id))
                .eTag(IfMatch.tag(shown.version()))
                .body(shown);
    }

    static Problem problem(TermsRefusal refusal) {
        return switch (refusal) {
            case TermsRefusal.Invalid invalid -> Problem.violating(invalid.violations());
            case TermsRefusal.Differs differs -> Problem.of(ProblemType.TERMS_DIFFER, differs.told());
        };
    }

    @GetMapping
    @Operation(
            operationId = "listTerms",
            summary = "List terms",
            description =
                    "Standard and date-driven ones, also those on their way to QuickBooks. In the order in which the hub came to know them, which never changes.")
    ResponseEntity<Page<TermsBody>> list(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "updatedSince", required = false) @Nullable Instant updatedSince,
            @RequestParam(name = "active", required = false) @Nullable Boolean active,
            @RequestParam(name = "includeRemoved", defaultValue = "false") boolean includeRemoved,
            Paging paging) {
        return shelf.page(companyId, MirrorFilter.ofEntries(updatedSince, active, includeRemoved), paging);
    }

    @GetMapping("/{entityId}")
    @Operation(operationId = "getTerms", summary = "See terms")
    ResponseEntity<TermsBody> get(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("entityId") String entityId) {
        return shelf.one(companyId, entityId);
    }

    @GetMapping("/{entityId}/dates")
    @Operation(
            operationId = "getTermsDates",
            summary = "See when a bill of a date is due",
            description = "And until when it may be paid with the discount.")
    DatesBody dates(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("entityId") String entityId,
            @RequestParam("billDate") LocalDate billDate) {
        return shelf.find(companyId, entityId)
                .definition()
                .paymentTerms()
                .map(terms -> terms.datesFor(billDate))
                .map(dates -> new DatesBody(dates.dueDate(), dates.discountDate()))
                .orElseGet(() -> new DatesBody(null, null));
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        shelf.export(company, archive);
    }

    @Override
    public Topic topic() {
        return Topic.TERMS;
    }

    @Override
    public Map<UUID, TermsBody> shown(CompanyId company, Set<UUID> ids, Caller caller) {
        return shelf.shown(company, ids);
    }
}
