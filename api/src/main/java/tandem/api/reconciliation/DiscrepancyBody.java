package tandem.api.reconciliation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandem.reconciliation.Check;
import tandem.reconciliation.Discrepancy;
import tandem.reconciliation.DiscrepancyIds;
import tandem.reconciliation.Severity;
import tandem.request.RequestId;

/** A discrepancy as the contract shows it. */
@Schema(name = "Discrepancy")
record DiscrepancyBody(
        String id,
        Check code,
        Severity severity,
        Entity entity,

        @Schema(description = "The compared fields, as QuickBooks has them.")
        Map<String, ?> quickBooks,

        @Schema(description = "The compared fields, as this side has them.")
        Map<String, ?> hub,

        @Schema(description = "What to do.") String advice,

        Discrepancy.Status status,

        @Schema(description = "How often it has come up; one that was resolved and is found again keeps its id.")
        int openings,

        Instant firstSeenAt,

        @Schema(description = "The last time that it came up.")
        Instant openedAt,

        Instant lastSeenAt,
        @Nullable Instant resolvedAt,

        @Schema(description = "Why a person lets it stand.") @Nullable
        String acceptedBecause,

        @Schema(description = "The request that does a vanished write again.") @Nullable
        String resentAs,

        long version) {

    private static final Set<String> TRANSACTIONS =
            Set.of("bill", "payment", "vendor_credit", "bill_payment_check", "bill_payment_credit_card");
    private static final String REQUEST = "requestId";

    /** The record that it is about; what its kind does not have is null. */
    @Schema(name = "DiscrepancyEntity")
    record Entity(
            @Schema(example = "bill") String type,
            @Nullable String id,
            @Nullable String refNumber,
            @Nullable String name,
            @Nullable String txnId,
            @Nullable String listId) {

        static Entity of(Discrepancy.About about) {
            boolean isTransaction = TRANSACTIONS.contains(about.kind());
            return new Entity(
                    about.kind(),
                    id(about.kind(), about.id()),
                    isTransaction ? about.name() : null,
                    isTransaction ? null : about.name(),
                    isTransaction ? about.quickBooksId() : null,
                    isTransaction ? null : about.quickBooksId());
        }

        private static @Nullable String id(String kind, UUID id) {
            return switch (kind) {
                case "company" -> new CompanyId(id).toString();
                case "payment" -> EntityId.of(Kind.BILL_PAYMENT_CHECK, id);
                case "terms" -> EntityId.of(Kind.STANDARD_TERMS, id);
                default -> EntityId.of(Kind.ofWord(kind), id);
            };
        }

        Entity withoutId() {
            return new Entity(type, null, refNumber, name, txnId, listId);
        }
    }

    static DiscrepancyBody of(Discrepancy found, String supportContact) {
        var entity = Entity.of(found.about());
        return new DiscrepancyBody(
                DiscrepancyIds.of(found.id()),
                found.check(),
                found.severity(),
                found.check() == Check.RECORD_NOT_READABLE ? entity.withoutId() : entity,
                found.quickBooks(),
                outward(found.hub()),
                found.check().advice(supportContact),
                found.status(),
                found.openings(),
                found.firstSeenAt(),
                found.openedAt(),
                found.lastSeenAt(),
                found.resolvedAt(),
                Optional.ofNullable(found.acceptance())
                        .filter(accepted -> found.status() == Discrepancy.Status.ACCEPTED)
                        .map(Discrepancy.Acceptance::reason)
                        .orElse(null),
                found.resentAs() == null ? null : found.resentAs().toString(),
                found.version());
    }

    /** Requests are named as everywhere else. */
    private static Map<String, ?> outward(Map<String, ?> hub) {
        var words = new LinkedHashMap<String, Object>(hub);
        words.computeIfPresent(REQUEST, (key, id) -> new RequestId(UUID.fromString(String.valueOf(id))).toString());
        return words;
    }
}
