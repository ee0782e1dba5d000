package tandem.api.mirror;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
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
import tandem.mirror.view.EntityId;
import tandem.mirror.view.ItemView;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorViews;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/items")
@Tag(name = "Lists")
class ItemResource implements Exported, Told {

    private final Shelf<ItemView, ItemBody> shelf;

    ItemResource(MirrorViews views) {
        this.shelf = new Shelf<>(Kind.ITEM, "items", views.items(), ItemBody::of);
    }

    @Schema(name = "Item")
    record ItemBody(
            String id,
            String listId,
            @Nullable String name,
            @Nullable String fullName,
            @Nullable String parentId,
            boolean isActive,
            @Schema(example = "non_inventory") String itemType,
            boolean usableOnBills,

            @Schema(format = Formats.DECIMAL, description = "Cost of one in the home currency, up to five decimals.")
            @Nullable
            String purchaseCost,

            @Nullable String purchaseDescription,
            @Nullable String expenseAccountId,
            long version,
            Instant updatedAt,

            @Schema(description = "Since when QuickBooks does not have it any more.") @Nullable
            Instant removedAt)
            implements Shown {

        static ItemBody of(ItemView item) {
            return new ItemBody(
                    EntityId.of(Kind.ITEM, item.state().id()),
                    item.listId(),
                    item.name(),
                    item.fullName(),
                    Ids.maybe(Kind.ITEM, item.parentId()),
                    item.isActive(),
                    Words.snake(item.itemType()),
                    item.isUsableOnBills(),
                    Money.number(item.purchaseCost()),
                    item.purchaseDescription(),
                    Ids.maybe(Kind.ACCOUNT, item.expenseAccountId()),
                    item.state().version(),
                    item.state().updatedAt(),
                    item.state().removedAt());
        }
    }

    @GetMapping
    @Operation(
            operationId = "listItems",
            summary = "List items",
            description = "In the order in which the hub came to know them, which never changes.")
    ResponseEntity<Page<ItemBody>> list(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "updatedSince", required = false) @Nullable Instant updatedSince,
            @RequestParam(name = "active", required = false) @Nullable Boolean active,
            @RequestParam(name = "includeRemoved", defaultValue = "false") boolean includeRemoved,
            Paging paging) {
        return shelf.page(companyId, MirrorFilter.ofEntries(updatedSince, active, includeRemoved), paging);
    }

    @GetMapping("/{entityId}")
    @Operation(operationId = "getItem", summary = "See an item")
    ResponseEntity<ItemBody> get(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("entityId") String entityId) {
        return shelf.one(companyId, entityId);
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        shelf.export(company, archive);
    }

    @Override
    public Topic topic() {
        return Topic.ITEM;
    }

    @Override
    public Map<UUID, ItemBody> shown(CompanyId company, Set<UUID> ids, Caller caller) {
        return shelf.shown(company, ids);
    }
}
