package tandem.api.mirror;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tandem.api.export.Archive;
import tandem.api.export.Exported;
import tandem.api.feed.Told;
import tandem.api.http.Formats;
import tandem.api.http.Page;
import tandem.api.http.Paging;
import tandem.caller.Caller;
import tandem.company.CompanyId;
import tandem.feed.Topic;
import tandem.mirror.Kind;
import tandem.mirror.view.CurrencyView;
import tandem.mirror.view.EntityId;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorViews;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/currencies")
@Tag(name = "Lists")
class CurrencyResource implements Exported, Told {

    private final Shelf<CurrencyView, CurrencyBody> shelf;

    CurrencyResource(MirrorViews views) {
        this.shelf = new Shelf<>(Kind.CURRENCY, "currencies", views.currencies(), CurrencyBody::of);
    }

    @Schema(name = "Currency")
    record CurrencyBody(
            String id,
            String listId,
            @Nullable String name,
            @Schema(example = "EUR") @Nullable String code,
            boolean isActive,

            @Schema(format = Formats.DECIMAL, description = "Home units for one unit of it.") @Nullable
            String exchangeRate,

            @Nullable LocalDate asOfDate,
            long version,
            Instant updatedAt,

            @Schema(description = "Since when QuickBooks does not have it any more.") @Nullable
            Instant removedAt)
            implements Shown {

        static CurrencyBody of(CurrencyView currency) {
            return new CurrencyBody(
                    EntityId.of(Kind.CURRENCY, currency.state().id()),
                    currency.listId(),
                    currency.name(),
                    currency.code(),
                    currency.isActive(),
                    Money.number(currency.exchangeRate()),
                    currency.asOfDate(),
                    currency.state().version(),
                    currency.state().updatedAt(),
                    currency.state().removedAt());
        }
    }

    @GetMapping
    @Operation(
            operationId = "listCurrencies",
            summary = "List currencies",
            description = "In the order in which the hub came to know them, which never changes.")
    ResponseEntity<Page<CurrencyBody>> list(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "updatedSince", required = false) @Nullable Instant updatedSince,
            @RequestParam(name = "active", required = false) @Nullable Boolean active,
            @RequestParam(name = "includeRemoved", defaultValue = "false") boolean includeRemoved,
            Paging paging) {
        return shelf.page(companyId, MirrorFilter.ofEntries(updatedSince, active, includeRemoved), paging);
    }

    @GetMapping("/{entityId}")
    @Operation(operationId = "getCurrency", summary = "See a currency")
    ResponseEntity<CurrencyBody> get(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("entityId") String entityId) {
        return shelf.one(companyId, entityId);
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        shelf.export(company, archive);
    }

    @Override
    public Topic topic() {
        return Topic.CURRENCY;
    }

    @Override
    public Map<UUID, CurrencyBody> shown(CompanyId company, Set<UUID> ids, Caller caller) {
        return shelf.shown(company, ids);
    }
}
