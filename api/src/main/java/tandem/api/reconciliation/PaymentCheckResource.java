package tandem.api.reconciliation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tandem.api.http.Formats;
import tandem.api.http.Problem;
import tandem.api.http.RequiresScope;
import tandem.books.Money;
import tandem.caller.Scope;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandem.outcome.Violation;
import tandem.reconciliation.PaymentRelease;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/payment-checks")
@Tag(name = "Reconciliation")
class PaymentCheckResource {

    private static final int MOST_APPLICATIONS = 1000;
    private static final UUID NOBODY = new UUID(0, 0);

    private final PaymentRelease release;

    PaymentCheckResource(PaymentRelease release) {
        this.release = release;
    }

    @Schema(name = "PaymentCheck")
    record PaymentCheck(@Nullable List<@Nullable Application> applications) {}

    @Schema(name = "CheckedApplication")
    record Application(
            @Nullable String billId,

            @Schema(
                    types = "string",
                    format = Formats.DECIMAL,
                    example = "990.00",
                    description = "What is to be taken off the bill, a discount included.")
            @Nullable
            BigDecimal amount) {}

    @Schema(name = "PaymentCheckResult")
    record Result(boolean allClear, List<Item> items) {}

    @Schema(name = "PaymentCheckItem")
    record Item(
            String billId,
            boolean clear,

            @Schema(description = "Why not; null where it is clear.", example = "exceeds_open_balance") @Nullable
            String code,

            @Schema(format = Formats.DECIMAL) @Nullable String openBalance,

            @Schema(
                    format = Formats.DECIMAL,
                    description = "Payments that were recorded here and that QuickBooks does not show yet.")
            @Nullable
            String inProcess,

            String message) {

        static Item of(PaymentRelease.Verdict verdict) {
            return new Item(
                    EntityId.of(Kind.BILL, verdict.bill()),
                    verdict.isClear(),
                    verdict.code(),
                    verdict.open() == null ? null : Money.text(verdict.open()),
                    verdict.inProcess() == null ? null : Money.text(verdict.inProcess()),
                    verdict.message());
        }
    }

    @PostMapping
    @RequiresScope({Scope.WRITE, Scope.SUPPORT})
    @Operation(
            operationId = "checkPayments",
            summary = "May this run of payments be paid now?",
            description =
                    "To be asked right before the money leaves. Changes nothing. A payment that was recorded here before counts"
                            + " as in process. Where the company wants bills of QuickBooks approved before they are paid, one that is"
                            + " not has the code bill_not_approved.")
    Result check(@PathVariable("companyId") CompanyId companyId, @RequestBody PaymentCheck body) {
        var items =
                release.judge(companyId, wanted(body)).stream().map(Item::of).toList();
        return new Result(items.stream().allMatch(Item::clear), items);
    }

    private static List<PaymentRelease.Wanted> wanted(PaymentCheck body) {
        var applications = body.applications() == null ? List.<@Nullable Application>of() : body.applications();
        var violations = new ArrayList<Violation>();
        if (applications.isEmpty() || applications.size() > MOST_APPLICATIONS) {
            violations.add(new Violation("applications", "size", "must be 1 to " + MOST_APPLICATIONS));
        }
        var wanted = new ArrayList<PaymentRelease.Wanted>();
        for (int i = 0; i < applications.size() && violations.isEmpty(); i++) {
            var at = "applications/" + i + '/';
            var application = applications.get(i);
            var amount = application == null ? null : application.amount();
            if (amount == null || amount.signum() <= 0) {
                violations.add(new Violation(at + "amount", "number", "must be more than zero"));
            } else {
                wanted.add(new PaymentRelease.Wanted(bill(application.billId()), amount));
            }
        }
        if (!violations.isEmpty()) {
            throw Problem.violating(violations);
        }
        return wanted;
    }

    private static UUID bill(@Nullable String id) {
        return id == null ? NOBODY : EntityId.parse(Kind.BILL, id).orElse(NOBODY);
    }
}
