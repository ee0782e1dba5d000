package tandem.api.mirror;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
import tandem.api.http.FieldError;
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
import tandem.mirror.view.MirrorViews;
import tandem.mirror.view.PaymentMethod;
import tandem.mirror.view.PaymentStatus;
import tandem.mirror.view.PaymentView;
import tandem.outcome.Violation;
import tandem.paying.PaymentContent;
import tandem.paying.PaymentDesk;
import tandem.paying.PaymentOrder;
import tandem.paying.PaymentRefusal;
import tandem.request.RequestId;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/payments")
@Tag(name = "Payments")
class PaymentResource implements Exported, Told {

    private final Shelf<PaymentView, PaymentBody> shelf;
    private final PaymentDesk desk;

    PaymentResource(MirrorViews views, PaymentDesk desk) {
        this.shelf = new Shelf<>(Kind.BILL_PAYMENT_CHECK, "payments", views.payments(), PaymentBody::of);
        this.desk = desk;
    }

    @Schema(name = "Payment")
    record PaymentBody(
            String id,

            @Schema(description = "Null until QuickBooks has it.") @Nullable
            String txnId,

            Origin origin,
            PaymentMethod method,
            PaymentStatus status,
            @Nullable String vendorId,
            @Nullable String paymentAccountId,
            @Nullable LocalDate date,
            @Schema(format = Formats.DECIMAL) String amount,
            String currency,
            @Nullable String refNumber,
            @Nullable String memo,
            List<Application> applications,

            @Schema(
                    description =
                            "The last request about it: the one that records or voids it; null for QuickBooks' own.")
            @Nullable
            String requestId,

            @Schema(description = "In the answer to a recording: what a person may want to look at.") @Nullable
            List<BillBody.Warning> warnings,

            long version,
            Instant updatedAt,

            @Schema(description = "Since when QuickBooks does not have it any more.") @Nullable
            Instant removedAt)
            implements Shown {

        static PaymentBody of(PaymentView payment) {
            return new PaymentBody(
                    EntityId.of(Kind.BILL_PAYMENT_CHECK, payment.state().id()),
                    payment.txnId(),
                    payment.isOurs() ? Origin.MINERALTREE : Origin.QUICKBOOKS,
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
                    payment.requestId() == null ? null : new RequestId(payment.requestId()).toString(),
                    null,
                    payment.state().version(),
                    payment.state().updatedAt(),
                    payment.state().removedAt());
        }

        PaymentBody with(List<Violation> its) {
            return new PaymentBody(
                    id,
                    txnId,
                    origin,
                    method,
                    status,
                    vendorId,
                    paymentAccountId,
                    date,
                    amount,
                    currency,
                    refNumber,
                    memo,
                    applications,
                    requestId,
                    its.isEmpty()
                            ? null
                            : its.stream().map(BillBody.Warning::of).toList(),
                    version,
                    updatedAt,
                    removedAt);
        }
    }

    @Schema(name = "PaymentApplication")
    record Application(
            @Schema(description = "Null where it is no bill, or one that is not mirrored.") @Nullable
            String billId,

            @Nullable String txnId,

            @Schema(
                    format = Formats.DECIMAL,
                    description = "Money; null where nothing but a discount or credits settle it.")
            @Nullable
            String amount,

            @Schema(format = Formats.DECIMAL) @Nullable String discountAmount,
            @Nullable String discountAccountId,
            @Nullable String discountClassId,

            @Schema(description = "Credits set by this payment; QuickBooks does not tell them of payments of its own.")
            List<AppliedCredit> credits) {

        static Application of(PaymentView.Application part, String currency) {
            return new Application(
                    Ids.maybe(Kind.BILL, part.billId()),
                    part.txnId(),
                    Money.maybe(part.amount(), currency),
                    Money.maybe(part.discountAmount(), currency),
                    Ids.maybe(Kind.ACCOUNT, part.discountAccountId()),
                    Ids.maybe(Kind.CLASS, part.discountClassId()),
                    part.credits().stream()
                            .map(credit -> new AppliedCredit(
                                    EntityId.of(Kind.VENDOR_CREDIT, credit.vendorCreditId()),
                                    Money.text(credit.amount(), currency)))
                            .toList());
        }
    }

    @Schema(name = "AppliedCredit")
    record AppliedCredit(
            String vendorCreditId,
            @Schema(format = Formats.DECIMAL) String amount) {}

    @Schema(name = "NewPayment")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewPayment(
            @Nullable PaymentMethod method,
            @Nullable String vendorId,

            @Schema(description = "Of type Bank; for method credit_card of type Credit Card.") @Nullable
            String paymentAccountId,

            @Nullable LocalDate date,

            @Schema(
                    types = "string",
                    format = Formats.DECIMAL,
                    example = "990.00",
                    description = "The money that leaves the account: the sum of the applications' amounts.")
            @Nullable
            BigDecimal amount,

            @Schema(description = "Up to 11 characters. Without one the payment has no number.") @Nullable
            String refNumber,

            @Schema(description = "Whether QuickBooks is to print the check, and number it.") @Nullable
            Boolean toBePrinted,

            @Nullable String memo,

            @Schema(
                    types = "string",
                    format = Formats.DECIMAL,
                    description = "Home units for one unit of the bills' currency; absent: QuickBooks' own.")
            @Nullable
            BigDecimal exchangeRate,

            @Nullable List<NewApplication> applications) {

        static NewPayment of(PaymentContent payment) {
            return new NewPayment(
                    payment.method(),
                    EntityId.of(Kind.VENDOR, payment.vendor()),
                    EntityId.of(Kind.ACCOUNT, payment.paymentAccount()),
                    payment.date(),
                    Money.exact(payment.amount(), payment.currency()),
                    payment.refNumber(),
                    payment.toBePrinted() ? Boolean.TRUE : null,
                    payment.memo(),
                    payment.exchangeRate(),
                    payment.applications().stream()
                            .map(part -> NewApplication.of(part, payment.currency()))
                            .toList());
        }

        PaymentOrder order() {
            return new PaymentOrder(
                    method,
                    Ids.named(Kind.VENDOR, vendorId),
                    Ids.named(Kind.ACCOUNT, paymentAccountId),
                    date,
                    amount,
                    refNumber,
                    Boolean.TRUE.equals(toBePrinted),
                    memo,
                    exchangeRate,
                    applications == null
                            ? List.of()
                            : applications.stream().map(NewApplication::order).toList());
        }
    }

    @Schema(
            name = "NewPaymentApplication",
            description = "The bill falls by amount, discountAmount and credits together.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NewApplication(
            @Nullable String billId,

            @Schema(types = "string", format = Formats.DECIMAL, example = "990.00", description = "Money.") @Nullable
            BigDecimal amount,

            @Schema(types = "string", format = Formats.DECIMAL, example = "10.00") @Nullable
            BigDecimal discountAmount,

            @Schema(description = "Where the discount is posted; needed with one.") @Nullable
            String discountAccountId,

            @Nullable String discountClassId,

            @Schema(description = "Credits of the vendor that are set against the bill.") @Nullable
            List<NewCredit> credits) {

        static NewApplication of(PaymentContent.Application part, String currency) {
            return new NewApplication(
                    EntityId.of(Kind.BILL, part.bill()),
                    part.amount() == null ? null : Money.exact(part.amount(), currency),
                    part.discount() == null ? null : Money.exact(part.discount(), currency),
                    Ids.maybe(Kind.ACCOUNT, part.discountAccount()),
                    Ids.maybe(Kind.CLASS, part.discountClass()),
                    part.credits().isEmpty()
                            ? null
                            : part.credits().stream()
                                    .map(credit -> new NewCredit(
                                            EntityId.of(Kind.VENDOR_CREDIT, credit.credit()),
                                            Money.exact(credit.amount(), currency)))
                                    .toList());
        }

        PaymentOrder.Application order() {
            return new PaymentOrder.Application(
                    Ids.named(Kind.BILL, billId),
                    amount,
                    discountAmount,
                    Ids.named(Kind.ACCOUNT, discountAccountId),
                    Ids.named(Kind.CLASS, discountClassId),
                    credits == null
                            ? List.of()
                            : credits.stream()
                                    .map(credit -> new PaymentOrder.Credit(
                                            Ids.named(Kind.VENDOR_CREDIT, credit.vendorCreditId()), credit.amount()))
                                    .toList());
        }
    }

    @Schema(name = "NewPaymentCredit")
    record NewCredit(
            @Nullable String vendorCreditId,

            @Schema(types = "string", format = Formats.DECIMAL, example = "40.00") @Nullable
            BigDecimal amount) {}

    @PostMapping
    @RequiresScope(Scope.WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "recordPayment",
            summary = "Record a payment",
            description =
                    "One payment of bills of one vendor, payables account and currency. It counts as in process on its bills until"
                            + " QuickBooks has it. Where the company wants bills of QuickBooks approved before they are paid, a"
                            + " payment of bills that are not is refused with 409 payment-not-approved, which names each of them.")
    ResponseEntity<PaymentBody> create(
            @PathVariable("companyId") CompanyId companyId, Prefer prefer, @RequestBody NewPayment body, Actor actor) {
        var recorded = desk.record(companyId, body.order(), actor).orElseThrow(PaymentResource::problem);
        var payment = recorded.payment();
        return prefer.toSee(
                payment.request(),
                () -> carriedBy(
                        HttpStatus.CREATED,
                        payment.request(),
                        shown(companyId, payment.id()).with(recorded.warnings())));
    }

    @PostMapping("/{entityId}/void")
    @RequiresScope(Scope.WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "voidPayment",
            summary = "Void a payment",
            description =
                    "Payments of this side only. One that has not gone out is called off, and the answer is 200. Asked for again, it"
                            + " does nothing; a void that failed is tried again.",
            responses = {
                @ApiResponse(
                        responseCode = "202",
                        description = "To be voided in QuickBooks",
                        useReturnTypeSchema = true),
                @ApiResponse(
                        responseCode = "200",
                        description = "Called off before it went out, or voided already",
                        useReturnTypeSchema = true)
            })
    ResponseEntity<PaymentBody> undo(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("entityId") String entityId,
            Prefer prefer,
            Actor actor) {
        var id = EntityId.parse(Kind.BILL_PAYMENT_CHECK, entityId).orElseThrow(Problem::notFound);
        var request = desk.undo(companyId, id, actor).orElseThrow(PaymentResource::problem);
        return prefer.toSee(request, () -> undone(request, shown(companyId, id)));
    }

    private static ResponseEntity<PaymentBody> undone(RequestId request, PaymentBody shown) {
        return carriedBy(shown.status() == PaymentStatus.VOIDED ? HttpStatus.OK : HttpStatus.ACCEPTED, request, shown);
    }

    private PaymentBody shown(CompanyId company, UUID id) {
        return PaymentBody.of(shelf.find(company, EntityId.of(Kind.BILL_PAYMENT_CHECK, id)));
    }

    private static ResponseEntity<PaymentBody> carriedBy(HttpStatus status, RequestId request, PaymentBody shown) {
        return ResponseEntity.status(status)
                .location(URI.create("/api/v1/requests/" + request))
                .eTag(IfMatch.tag(shown.version()))
                .body(shown);
    }

    static Problem problem(PaymentRefusal refusal) {
        return switch (refusal) {
            case PaymentRefusal.NotFound n -> Problem.notFound();
            case PaymentRefusal.NotOurs n -> Problem.of(ProblemType.NOT_OUR_PAYMENT);
            case PaymentRefusal.UnderWay u -> Problem.of(ProblemType.PAYMENT_UNDER_WAY);
            case PaymentRefusal.PeriodClosed closed ->
                Problem.of(
                        ProblemType.PERIOD_CLOSED,
                        "The payment is dated " + closed.date() + ", and the books are closed through "
                                + closed.closingDate() + '.');
            case PaymentRefusal.NotApproved not -> notApproved("", not.bills());
            case PaymentRefusal.Invalid invalid -> Problem.violating(invalid.violations());
        };
    }

    /** @param at where in the body the payment stands */
    static Problem notApproved(String at, List<PaymentRefusal.Unapproved> bills) {
        var told = bills.stream()
                .map(bill -> bill.name() + ' ' + bill.missing())
                .collect(Collectors.joining("; ", "Nothing was recorded: ", "."));
        return Problem.of(ProblemType.PAYMENT_NOT_APPROVED, told)
                .with(bills.stream()
                        .map(bill -> FieldError.inBody(
                                at + "/applications/" + bill.application() + "/billId", "not_approved", bill.missing()))
                        .toList());
    }

    @GetMapping
    @Operation(
            operationId = "listPayments",
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
    @Operation(operationId = "getPayment", summary = "See a payment")
    ResponseEntity<PaymentBody> get(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("entityId") String entityId) {
        return shelf.one(companyId, entityId);
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        shelf.export(company, archive);
    }

    @Override
    public Topic topic() {
        return Topic.PAYMENT;
    }

    @Override
    public Map<UUID, PaymentBody> shown(CompanyId company, Set<UUID> ids, Caller caller) {
        return shelf.shown(company, ids);
    }
}
