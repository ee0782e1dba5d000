package tandem.api.mirror;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
import tandem.mirror.view.PaymentMethod;
import tandem.mirror.view.PaymentStatus;
import tandem.mirror.view.PaymentView;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/payments")
@Tag(name = "Mirror")
class PaymentResource implements Exported {

    private final Shelf<PaymentView, PaymentBody> shelf;

    PaymentResource(MirrorViews views) {
        this.shelf = new Shelf<>(Kind.BILL_PAYMENT_CHECK, "payments", views.payments(), PaymentBody::of);
    }

    @Schema(name = "Payment")
    record PaymentBody(
            String id,
            String txnId,
            Origin origin,
            PaymentMethod method,
            PaymentStatus status,
            @Nullable String vendorId,
            @Nullable String paymentAccountId,
            @Nullable LocalDate date,
            String amount,
            String currency,
            @Nullable String refNumber,
            @Nullable String memo,
            List<Application> applications,

            @Schema(description = "The request that carries it to QuickBooks; null for QuickBooks' own.") @Nullable
            String requestId,

            long version,
            Instant updatedAt,

            @Schema(description = "Since when QuickBooks does not have it any more.") @Nullable
            Instant removedAt)
            implements Shown {

        static PaymentBody of(PaymentView payment) {
            return new PaymentBody(
                    EntityId.of(Kind.BILL_PAYMENT_CHECK, payment.state().id()),
                    payment.txnId(),
                    Origin.QUICKBOOKS,
                    payment.method(),
                    payment.status(),
                    Ids.maybe(Kind.VENDOR, payment.vendorId()),
                    Ids.maybe(Kind.ACCOUNT, payment.paymentAccountId()),
                    payment.date(),
                    Money.text(payment.amount(), payment.currency()),
                    payment.currency(),
                    payment.refNumber(),
                    payment.memo(),
                    payment.applications().stream()
                            .map(part -> Application.of(part, payment.currency()))
                            .toList(),
                    null,
                    payment.state().version(),
                    payment.state().updatedAt(),
                    payment.state().removedAt());
        }
    }

    @Schema(name = "PaymentApplication")
    record Application(
            @Schema(description = "Null where it is no bill, or one that is not mirrored.") @Nullable
            String billId,

            String txnId,
            @Nullable String amount,
            @Nullable String discountAmount,
            @Nullable String discountAccountId,

            @Schema(description = "Credits set by this payment; QuickBooks does not tell them of payments of its own.")
            List<AppliedCredit> credits) {

        static Application of(PaymentView.Application part, String currency) {
            return new Application(
                    Ids.maybe(Kind.BILL, part.billId()),
                    part.txnId(),
                    Money.maybe(part.amount(), currency),
                    Money.maybe(part.discountAmount(), currency),
                    Ids.maybe(Kind.ACCOUNT, part.discountAccountId()),
                    List.of());
        }
    }

    @Schema(name = "AppliedCredit")
    record AppliedCredit(String vendorCreditId, String amount) {}

    @GetMapping
    @Operation(
            summary = "List payments",
            description = "In the order in which the hub came to know them, which never changes.")
    ResponseEntity<Page<PaymentBody>> list(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "updatedSince", required = false) @Nullable Instant updatedSince,
            @RequestParam(name = "vendorId", required = false) @Nullable String vendorId,
            @RequestParam(name = "refNumber", required = false) @Nullable String refNumber,
            @RequestParam(name = "status", required = false) @Nullable PaymentStatus status,
            @RequestParam(name = "includeRemoved", defaultValue = "false") boolean includeRemoved,
            Paging paging) {
        return shelf.page(
                companyId,
                MirrorFilter.ofTransactions(updatedSince, Ids.vendor(vendorId), refNumber, includeRemoved)
                        .with(status),
                paging);
    }

    @GetMapping("/{entityId}")
    @Operation(summary = "See a payment")
    ResponseEntity<PaymentBody> get(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("entityId") String entityId) {
        return shelf.one(companyId, entityId);
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        shelf.export(company, archive);
    }
}
