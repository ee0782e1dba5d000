package tandem.api.mirror;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
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
import tandem.mirror.view.BillStatus;
import tandem.mirror.view.BillView;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorViews;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/bills")
@Tag(name = "Mirror")
class BillResource implements Exported {

    private final Shelf<BillView, BillBody> shelf;

    BillResource(MirrorViews views) {
        this.shelf = new Shelf<>(Kind.BILL, "bills", views.bills(), BillBody::of);
    }

    @GetMapping
    @Operation(
            summary = "List bills",
            description = "In the order in which the hub came to know them, which never changes.")
    ResponseEntity<Page<BillBody>> list(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "updatedSince", required = false) @Nullable Instant updatedSince,
            @RequestParam(name = "vendorId", required = false) @Nullable String vendorId,
            @RequestParam(name = "refNumber", required = false) @Nullable String refNumber,
            @RequestParam(name = "status", required = false) @Nullable BillStatus status,
            @RequestParam(name = "includeRemoved", defaultValue = "false") boolean includeRemoved,
            Paging paging) {
        return shelf.page(
                companyId,
                MirrorFilter.ofTransactions(updatedSince, Ids.vendor(vendorId), refNumber, includeRemoved)
                        .with(status),
                paging);
    }

    @GetMapping("/{entityId}")
    @Operation(summary = "See a bill")
    ResponseEntity<BillBody> get(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("entityId") String entityId) {
        return shelf.one(companyId, entityId);
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        shelf.export(company, archive);
    }
}
