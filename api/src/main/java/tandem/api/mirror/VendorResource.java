package tandem.api.mirror;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
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
import tandem.mirror.Address;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorViews;
import tandem.mirror.view.VendorView;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/vendors")
@Tag(name = "Mirror")
class VendorResource implements Exported {

    private final Shelf<VendorView, VendorBody> shelf;

    VendorResource(MirrorViews views) {
        this.shelf = new Shelf<>(Kind.VENDOR, "vendors", views.vendors(), VendorBody::of);
    }

    @Schema(name = "Vendor")
    record VendorBody(
            String id,
            String listId,
            @Nullable String name,
            @Nullable String companyName,
            boolean isActive,
            Address address,
            @Nullable String phone,
            @Nullable String altPhone,
            @Nullable String fax,
            @Nullable String email,
            @Nullable String contact,
            @Nullable String printOnCheckAs,
            @Nullable String accountNumber,
            @Nullable String termsId,
            String currency,

            @Schema(description = "All but its tail hidden.", example = "******6789") @Nullable
            String taxId,

            @Schema(description = "Positive when owed to the vendor.") @Nullable
            String balance,

            @Schema(description = "Kept on this side alone; never in QuickBooks.") @Nullable
            String achDetails,

            @Schema(description = "Kept on this side alone; never in QuickBooks.") @Nullable
            String defaultPaymentType,

            long version,
            Instant updatedAt,

            @Schema(description = "Since when QuickBooks does not have it any more.") @Nullable
            Instant removedAt)
            implements Shown {

        static VendorBody of(VendorView vendor) {
            return new VendorBody(
                    EntityId.of(Kind.VENDOR, vendor.state().id()),
                    vendor.listId(),
                    vendor.name(),
                    vendor.companyName(),
                    vendor.isActive(),
                    vendor.address(),
                    vendor.phone(),
                    vendor.altPhone(),
                    vendor.fax(),
                    vendor.email(),
                    vendor.contact(),
                    vendor.printOnCheckAs(),
                    vendor.accountNumber(),
                    Ids.maybe(Kind.STANDARD_TERMS, vendor.termsId()),
                    vendor.currency(),
                    vendor.maskedTaxId(),
                    Money.maybe(vendor.balance(), vendor.currency()),
                    null,
                    null,
                    vendor.state().version(),
                    vendor.state().updatedAt(),
                    vendor.state().removedAt());
        }
    }

    @GetMapping
    @Operation(
            summary = "List vendors",
            description = "In the order in which the hub came to know them, which never changes.")
    ResponseEntity<Page<VendorBody>> list(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "updatedSince", required = false) @Nullable Instant updatedSince,
            @RequestParam(name = "active", required = false) @Nullable Boolean active,
            @RequestParam(name = "includeRemoved", defaultValue = "false") boolean includeRemoved,
            Paging paging) {
        return shelf.page(companyId, MirrorFilter.ofEntries(updatedSince, active, includeRemoved), paging);
    }

    @GetMapping("/{entityId}")
    @Operation(summary = "See a vendor")
    ResponseEntity<VendorBody> get(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("entityId") String entityId) {
        return shelf.one(companyId, entityId);
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        shelf.export(company, archive);
    }
}
