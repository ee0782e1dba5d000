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
import tandem.api.http.Page;
import tandem.api.http.Paging;
import tandem.caller.Caller;
import tandem.company.CompanyId;
import tandem.feed.Topic;
import tandem.mirror.Kind;
import tandem.mirror.view.ClassView;
import tandem.mirror.view.EntityId;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorViews;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/classes")
@Tag(name = "Lists")
class ClassResource implements Exported, Told {

    private final Shelf<ClassView, ClassBody> shelf;

    ClassResource(MirrorViews views) {
        this.shelf = new Shelf<>(Kind.CLASS, "classes", views.classes(), ClassBody::of);
    }

    @Schema(name = "TrackingClass", description = "A class of QuickBooks' class tracking.")
    record ClassBody(
            String id,
            String listId,
            @Nullable String name,
            @Nullable String fullName,
            @Nullable String parentId,
            boolean isActive,
            long version,
            Instant updatedAt,

            @Schema(description = "Since when QuickBooks does not have it any more.") @Nullable
            Instant removedAt)
            implements Shown {

        static ClassBody of(ClassView listClass) {
            return new ClassBody(
                    EntityId.of(Kind.CLASS, listClass.state().id()),
                    listClass.listId(),
                    listClass.name(),
                    listClass.fullName(),
                    Ids.maybe(Kind.CLASS, listClass.parentId()),
                    listClass.isActive(),
                    listClass.state().version(),
                    listClass.state().updatedAt(),
                    listClass.state().removedAt());
        }
    }

    @GetMapping
    @Operation(
            operationId = "listClasses",
            summary = "List classes",
            description = "In the order in which the hub came to know them, which never changes.")
    ResponseEntity<Page<ClassBody>> list(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "updatedSince", required = false) @Nullable Instant updatedSince,
            @RequestParam(name = "active", required = false) @Nullable Boolean active,
            @RequestParam(name = "includeRemoved", defaultValue = "false") boolean includeRemoved,
            Paging paging) {
        return shelf.page(companyId, MirrorFilter.ofEntries(updatedSince, active, includeRemoved), paging);
    }

    @GetMapping("/{entityId}")
    @Operation(operationId = "getClass", summary = "See a class")
    ResponseEntity<ClassBody> get(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("entityId") String entityId) {
        return shelf.one(companyId, entityId);
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        shelf.export(company, archive);
    }

    @Override
    public Topic topic() {
        return Topic.CLASS;
    }

    @Override
    public Map<UUID, ClassBody> shown(CompanyId company, Set<UUID> ids, Caller caller) {
        return shelf.shown(company, ids);
    }
}
