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
import tandem.mirror.view.AccountView;
import tandem.mirror.view.EntityId;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorViews;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/accounts")
@Tag(name = "Lists")
class AccountResource implements Exported, Told {

    private final Shelf<AccountView, AccountBody> shelf;

    AccountResource(MirrorViews views) {
        this.shelf = new Shelf<>(Kind.ACCOUNT, "accounts", views.accounts(), AccountBody::of);
    }

    @Schema(name = "Account")
    record AccountBody(
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

            long version,
            Instant updatedAt,

            @Schema(description = "Since when QuickBooks does not have it any more.") @Nullable
            Instant removedAt)
            implements Shown {

        static AccountBody of(AccountView account) {
            return new AccountBody(
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
                    account.state().version(),
                    account.state().updatedAt(),
                    account.state().removedAt());
        }
    }

    @GetMapping
    @Operation(
            operationId = "listAccounts",
            summary = "List accounts",
            description = "In the order in which the hub came to know them, which never changes.")
    ResponseEntity<Page<AccountBody>> list(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "updatedSince", required = false) @Nullable Instant updatedSince,
            @RequestParam(name = "active", required = false) @Nullable Boolean active,
            @RequestParam(name = "includeRemoved", defaultValue = "false") boolean includeRemoved,
            Paging paging) {
        return shelf.page(companyId, MirrorFilter.ofEntries(updatedSince, active, includeRemoved), paging);
    }

    @GetMapping("/{entityId}")
    @Operation(operationId = "getAccount", summary = "See an account")
    ResponseEntity<AccountBody> get(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("entityId") String entityId) {
        return shelf.one(companyId, entityId);
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        shelf.export(company, archive);
    }

    @Override
    public Topic topic() {
        return Topic.ACCOUNT;
    }

    @Override
    public Map<UUID, AccountBody> shown(CompanyId company, Set<UUID> ids, Caller caller) {
        return shelf.shown(company, ids);
    }
}
