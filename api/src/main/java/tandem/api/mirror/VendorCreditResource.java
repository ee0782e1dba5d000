package tandem.api.mirror;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorViews;
import tandem.mirror.view.VendorCreditView;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/vendor-credits")
@Tag(name = "Vendor credits")
class VendorCreditResource implements Exported, Told {

    private final Shelf<VendorCreditView, VendorCreditBody> shelf;

    VendorCreditResource(MirrorViews views) {
        this.shelf = new Shelf<>(Kind.VENDOR_CREDIT, "vendor-credits", views.vendorCredits(), VendorCreditBody::of);
    }

    @Schema(name = "VendorCredit")
    record VendorCreditBody(
            String id,
            String txnId,
            @Nullable String vendorId,
            @Nullable String refNumber,
            @Nullable LocalDate date,
            @Nullable String apAccountId,
            @Schema(format = Formats.DECIMAL) String amount,

            @Schema(format = Formats.DECIMAL, description = "What is left to apply.")
            String openAmount,

            String currency,
            @Nullable String memo,
            List<Application> applications,
            long version,
            Instant updatedAt,

            @Schema(description = "Since when QuickBooks does not have it any more.") @Nullable
            Instant removedAt)
            implements Shown {

        static VendorCreditBody of(VendorCreditView credit) {
            return new VendorCreditBody(
                    EntityId.of(Kind.VENDOR_CREDIT, credit.state().id()),
                    credit.txnId(),
                    Ids.maybe(Kind.VENDOR, credit.vendorId()),
                    credit.refNumber(),
                    credit.date(),
                    Ids.maybe(Kind.ACCOUNT, credit.apAccountId()),
                    Money.text(credit.amount(), credit.currency()),
                    Money.text(credit.openAmount(), credit.currency()),
                    credit.currency(),
                    credit.memo(),
                    credit.applications().stream()
                            .map(part -> new Application(
                                    Ids.maybe(Kind.BILL, part.billId()),
                                    part.txnId(),
                                    Money.text(part.amount(), credit.currency())))
                            .toList(),
                    credit.state().version(),
                    credit.state().updatedAt(),
                    credit.state().removedAt());
        }
    }

    @Schema(name = "VendorCreditApplication")
    record Application(
            @Schema(description = "Null while the bill is not mirrored.") @Nullable
            String billId,

            String txnId,
            @Schema(format = Formats.DECIMAL) String amount) {}

    @GetMapping
    @Operation(
            operationId = "listVendorCredits",
            summary = "List vendor credits",
            description = "In the order in which the hub came to know them, which never changes.")
    ResponseEntity<Page<VendorCreditBody>> list(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "updatedSince", required = false) @Nullable Instant updatedSince,
            @RequestParam(name = "vendorId", required = false) @Nullable String vendorId,
            @RequestParam(name = "refNumber", required = false) @Nullable String refNumber,
            @RequestParam(name = "includeRemoved", defaultValue = "false") boolean includeRemoved,
            Paging paging) {
        return shelf.page(
                companyId,
                MirrorFilter.ofTransactions(updatedSince, Ids.vendor(vendorId), refNumber, includeRemoved),
                paging);
    }

    @GetMapping("/{entityId}")
    @Operation(operationId = "getVendorCredit", summary = "See a vendor credit")
    ResponseEntity<VendorCreditBody> get(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("entityId") String entityId) {
        return shelf.one(companyId, entityId);
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        shelf.export(company, archive);
    }

    @Override
    public Topic topic() {
        return Topic.VENDOR_CREDIT;
    }

    @Override
    public Map<UUID, VendorCreditBody> shown(CompanyId company, Set<UUID> ids, Caller caller) {
        return shelf.shown(company, ids);
    }
}
