package tandem.api.mirror;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
import tandem.api.http.MergePatch;
import tandem.api.http.MergePatchMapping;
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
import tandem.mirror.Address;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorViews;
import tandem.mirror.view.PaymentMethod;
import tandem.mirror.view.VendorView;
import tandem.request.RequestId;
import tandem.vendor.KeptFields;
import tandem.vendor.KnownVendor;
import tandem.vendor.KnownVendors;
import tandem.vendor.OwnFields;
import tandem.vendor.VendorDesk;
import tandem.vendor.VendorRefusal;
import tandem.wire.Write.VendorField;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/vendors")
@Tag(name = "Vendors")
class VendorResource implements Exported, Told {

    private final Shelf<KnownVendor, VendorBody> whole;
    private final Shelf<KnownVendor, VendorBody> masked;
    private final Shelf<VendorView, VendorBody> inQuickBooks;
    private final VendorDesk desk;
    private final MergePatch patches;

    VendorResource(MirrorViews views, KnownVendors vendors, VendorDesk desk, MergePatch patches) {
        this.whole = new Shelf<>(
                Kind.VENDOR,
                "vendors",
                vendors,
                vendor -> VendorBody.of(vendor, vendor.kept().fields().achDetails()));
        this.masked = new Shelf<>(
                Kind.VENDOR,
                "vendors",
                vendors,
                vendor -> VendorBody.of(vendor, vendor.kept().fields().maskedAchDetails()));
        this.inQuickBooks = new Shelf<>(
                Kind.VENDOR,
                "vendors",
                views.vendors(),
                vendor -> VendorBody.of(new KnownVendor(vendor, KeptFields.NONE), null));
        this.desk = desk;
        this.patches = patches;
    }

    /** Where money goes is shown to those who may change it. */
    private Shelf<KnownVendor, VendorBody> shelf(Caller caller) {
        return caller.may(Scope.WRITE) ? whole : masked;
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

            @Schema(format = Formats.DECIMAL, description = "Positive when owed to the vendor.") @Nullable
            String balance,

            @Schema(
                    description =
                            "Kept on this side alone; never in QuickBooks. Whole for keys with the scope write; for others all but its"
                                    + " tail is hidden.")
            @Nullable
            String achDetails,

            @Schema(description = "Kept on this side alone; never in QuickBooks.") @Nullable
            PaymentMethod defaultPaymentType,

            @Schema(description = "Whether support has taken the vendor, who is inactive, from the lists.")
            boolean hidden,

            @Schema(description = "In the answer to a change: the request that carries it to QuickBooks.") @Nullable
            String requestId,

            long version,
            Instant updatedAt,

            @Schema(description = "Since when QuickBooks does not have it any more.") @Nullable
            Instant removedAt)
            implements Shown {

        VendorBody with(RequestId request) {
            return new VendorBody(
                    id,
                    listId,
                    name,
                    companyName,
                    isActive,
                    address,
                    phone,
                    altPhone,
                    fax,
                    email,
                    contact,
                    printOnCheckAs,
                    accountNumber,
                    termsId,
                    currency,
                    taxId,
                    balance,
                    achDetails,
                    defaultPaymentType,
                    hidden,
                    request.toString(),
                    version,
                    updatedAt,
                    removedAt);
        }

        static VendorBody of(KnownVendor known, @Nullable String achDetails) {
            var vendor = known.inQuickBooks();
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
                    achDetails,
                    known.kept().fields().defaultPaymentType(),
                    vendor.isHidden(),
                    null,
                    known.version(),
                    later(vendor.state().updatedAt(), known.kept().updatedAt()),
                    vendor.state().removedAt());
        }
    }

    private static Instant later(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    @Schema(name = "VendorPatch", description = "What is absent stays, null or an empty text clears.")
    record VendorPatch(
            @Nullable String companyName,
            @Nullable String phone,
            @Nullable String altPhone,
            @Nullable String fax,
            @Nullable String email,
            @Nullable String contact,

            @Schema(description = "The name on checks.") @Nullable
            String printOnCheckAs,

            @Nullable String accountNumber,
            @Nullable Address address,

            @Schema(
                    description =
                            "Where electronic payments go, in any form. Kept on this side alone; QuickBooks is not told.",
                    maxLength = OwnFields.LONGEST_ACH_DETAILS)
            @Nullable
            String achDetails,

            @Schema(description = "Kept on this side alone; QuickBooks is not told.") @Nullable
            PaymentMethod defaultPaymentType) {

        static VendorPatch of(VendorDesk.Wanted vendor) {
            return new VendorPatch(
                    vendor.text(VendorField.COMPANY_NAME),
                    vendor.text(VendorField.PHONE),
                    vendor.text(VendorField.ALT_PHONE),
                    vendor.text(VendorField.FAX),
                    vendor.text(VendorField.EMAIL),
                    vendor.text(VendorField.CONTACT),
                    vendor.text(VendorField.PRINT_ON_CHECK_AS),
                    vendor.text(VendorField.ACCOUNT_NUMBER),
                    vendor.address(),
                    vendor.own().achDetails(),
                    vendor.own().defaultPaymentType());
        }

        VendorDesk.Wanted wanted() {
            var fields = new EnumMap<VendorField, String>(VendorField.class);
            put(fields, VendorField.COMPANY_NAME, companyName);
            put(fields, VendorField.PHONE, phone);
            put(fields, VendorField.ALT_PHONE, altPhone);
            put(fields, VendorField.FAX, fax);
            put(fields, VendorField.EMAIL, email);
            put(fields, VendorField.CONTACT, contact);
            put(fields, VendorField.PRINT_ON_CHECK_AS, printOnCheckAs);
            put(fields, VendorField.ACCOUNT_NUMBER, accountNumber);
            return new VendorDesk.Wanted(
                    fields, address == null ? Address.NONE : address, new OwnFields(achDetails, defaultPaymentType));
        }

        private static void put(Map<VendorField, String> fields, VendorField field, @Nullable String text) {
            if (text != null) {
                fields.put(field, text);
            }
        }
    }

    @MergePatchMapping("/{entityId}")
    @RequiresScope(Scope.WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "updateVendor",
            summary = "Change a vendor",
            description =
                    "RFC 7396, on top of the changes that are on their way. QuickBooks gets what differs; the vendor shows it when"
                            + " QuickBooks has it. achDetails and defaultPaymentType are kept here at once and cause no request."
                            + " Needs If-Match. 200 when nothing is to be changed in QuickBooks.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = VendorPatch.class))),
            responses = {
                @ApiResponse(
                        responseCode = "202",
                        description = "To be changed in QuickBooks",
                        useReturnTypeSchema = true),
                @ApiResponse(
                        responseCode = "200",
                        description = "Nothing is to be changed in QuickBooks",
                        useReturnTypeSchema = true)
            })
    ResponseEntity<VendorBody> patch(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("entityId") String entityId,
            IfMatch ifMatch,
            Prefer prefer,
            @RequestBody JsonNode patch,
            Caller caller,
            Actor actor) {
        var id = EntityId.parse(Kind.VENDOR, entityId).orElseThrow(Problem::notFound);
        var request = desk.edit(
                        companyId,
                        id,
                        ifMatch::allows,
                        expected -> patches.apply(VendorPatch.of(expected), patch, VendorPatch.class)
                                .wanted(),
                        actor)
                .orElseThrow(VendorResource::problem);
        return request.map(one -> prefer.toSee(one, () -> carriedBy(one, shelf(caller), companyId, entityId)))
                .orElseGet(() -> shelf(caller).one(companyId, entityId));
    }

    private static ResponseEntity<VendorBody> carriedBy(
            RequestId request, Shelf<KnownVendor, VendorBody> shelf, CompanyId company, String entityId) {
        var shown = shelf.words().apply(shelf.find(company, entityId)).with(request);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/requests/" + request))
                .eTag(IfMatch.tag(shown.version()))
                .body(shown);
    }

    static Problem problem(VendorRefusal refusal) {
        return switch (refusal) {
            case VendorRefusal.NotFound n -> Problem.notFound();
            case VendorRefusal.Stale stale ->
                Problem.of(ProblemType.STALE_VERSION, "The vendor is at version " + stale.version() + '.');
            case VendorRefusal.Gone g -> Problem.of(ProblemType.VENDOR_GONE);
            case VendorRefusal.Invalid invalid -> Problem.violating(invalid.violations());
        };
    }

    @GetMapping
    @Operation(
            operationId = "listVendors",
            summary = "List vendors",
            description = "In the order in which the hub came to know them, which never changes.")
    ResponseEntity<Page<VendorBody>> list(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "updatedSince", required = false) @Nullable Instant updatedSince,
            @RequestParam(name = "active", required = false) @Nullable Boolean active,
            @RequestParam(name = "includeRemoved", defaultValue = "false") boolean includeRemoved,
            Paging paging,
            Caller caller) {
        return shelf(caller).page(companyId, MirrorFilter.ofEntries(updatedSince, active, includeRemoved), paging);
    }

    @GetMapping("/{entityId}")
    @Operation(operationId = "getVendor", summary = "See a vendor")
    ResponseEntity<VendorBody> get(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("entityId") String entityId, Caller caller) {
        return shelf(caller).one(companyId, entityId);
    }

    /** What is kept on this side alone stays out of the archive, which goes from hand to hand. */
    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        inQuickBooks.export(company, archive);
    }

    @Override
    public Topic topic() {
        return Topic.VENDOR;
    }

    @Override
    public Map<UUID, VendorBody> shown(CompanyId company, Set<UUID> ids, Caller caller) {
        return shelf(caller).shown(company, ids);
    }
}
