package tandem.api.mirror;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tandem.api.export.Archive;
import tandem.api.export.Exported;
import tandem.api.http.Page;
import tandem.api.http.Paging;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorViews;
import tandem.mirror.view.TermsDefinition;
import tandem.mirror.view.TermsView;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/terms")
@Tag(name = "Mirror")
class TermsResource implements Exported {

    private final Shelf<TermsView, TermsBody> shelf;

    TermsResource(MirrorViews views) {
        this.shelf = new Shelf<>(Kind.STANDARD_TERMS, "terms", views.terms(), TermsBody::of);
    }

    @Schema(name = "Terms")
    record TermsBody(
            String id,
            String listId,
            @Nullable String name,
            TermsDefinition.Type type,
            @Nullable Integer dueDays,
            @Nullable Integer discountDays,
            @Schema(example = "2") @Nullable String discountPercent,
            @Nullable Integer dayOfMonthDue,
            @Nullable Integer dueNextMonthDays,
            @Nullable Integer discountDayOfMonth,
            boolean isActive,
            long version,
            Instant updatedAt,

            @Schema(description = "Since when QuickBooks does not have it any more.") @Nullable
            Instant removedAt)
            implements Shown {

        static TermsBody of(TermsView terms) {
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

    @GetMapping
    @Operation(
            summary = "List terms",
            description =
                    "Standard and date-driven ones. In the order in which the hub came to know them, which never changes.")
    ResponseEntity<Page<TermsBody>> list(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "updatedSince", required = false) @Nullable Instant updatedSince,
            @RequestParam(name = "active", required = false) @Nullable Boolean active,
            @RequestParam(name = "includeRemoved", defaultValue = "false") boolean includeRemoved,
            Paging paging) {
        return shelf.page(companyId, MirrorFilter.ofEntries(updatedSince, active, includeRemoved), paging);
    }

    @GetMapping("/{entityId}")
    @Operation(summary = "See terms")
    ResponseEntity<TermsBody> get(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("entityId") String entityId) {
        return shelf.one(companyId, entityId);
    }

    @GetMapping("/{entityId}/dates")
    @Operation(
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
}
