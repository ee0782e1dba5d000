package tandem.api.mirror;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tandem.api.http.Formats;
import tandem.api.http.Page;
import tandem.api.http.Paging;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.view.AccountView;
import tandem.mirror.view.EntityId;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorViews;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/payment-accounts")
@Tag(name = "Lists")
class PaymentAccountResource {

    private final Shelf<AccountView, PaymentAccountBody> shelf;

    PaymentAccountResource(MirrorViews views) {
        this.shelf = new Shelf<>(Kind.ACCOUNT, "payment-accounts", views.paymentAccounts(), PaymentAccountBody::of);
    }

    @Schema(name = "PaymentAccount")
    record PaymentAccountBody(
            String id,
            String listId,
            @Nullable String name,
            @Nullable String fullName,
            @Schema(example = "accounts_payable") @Nullable String accountType,
            @Nullable String accountNumber,
            @Nullable String parentId,
            boolean isActive,
            String currency,

            @Schema(
                    format = Formats.DECIMAL,
                    description = "Without sub-accounts, as last read. QuickBooks does not report every change of it.")
            @Nullable
            String balance,

            @Schema(description = "True for credit cards: a payment is for the record, no card transaction is started.")
            boolean manualOnly,

            long version,
            Instant updatedAt,

            @Schema(description = "Since when QuickBooks does not have it any more.") @Nullable
            Instant removedAt)
            implements Shown {

        static PaymentAccountBody of(AccountView account) {
            return new PaymentAccountBody(
                    EntityId.of(Kind.ACCOUNT, account.state().id()),
                    account.listId(),
                    account.name(),
                    account.fullName(),
                    Words.maybe(account.accountType()),
                    account.accountNumber(),
                    Ids.maybe(Kind.ACCOUNT, account.parentId()),
                    account.isActive(),
                    account.currency(),
                    Money.maybe(account.balance(), account.currency()),
                    account.isManualOnly(),
                    account.state().version(),
                    account.state().updatedAt(),
                    account.state().removedAt());
        }
    }

    @GetMapping
    @Operation(
            operationId = "listPaymentAccounts",
            summary = "List accounts that may pay",
            description =
                    "Those of type Bank and Credit Card. In the order in which the hub came to know them, which never changes.")
    ResponseEntity<Page<PaymentAccountBody>> list(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "updatedSince", required = false) @Nullable Instant updatedSince,
            @RequestParam(name = "active", required = false) @Nullable Boolean active,
            @RequestParam(name = "includeRemoved", defaultValue = "false") boolean includeRemoved,
            Paging paging) {
        return shelf.page(companyId, MirrorFilter.ofEntries(updatedSince, active, includeRemoved), paging);
    }

    @GetMapping("/{entityId}")
    @Operation(operationId = "getPaymentAccount", summary = "See an account that may pay")
    ResponseEntity<PaymentAccountBody> get(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("entityId") String entityId) {
        return shelf.one(companyId, entityId);
    }
}
