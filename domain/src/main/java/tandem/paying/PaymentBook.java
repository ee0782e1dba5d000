package tandem.paying;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.request.RequestId;

/** Port: the payments of ours, and what the mirror holds of bills, credits and payments. */
public interface PaymentBook {

    /** A payment of ours. */
    Optional<OwnPayment> payment(CompanyId company, UUID id);

    /** A payment as QuickBooks has shown it, ours or not, by our identity of it. */
    Optional<ShownPayment> shown(CompanyId company, UUID id);

    /** Bills that QuickBooks has or had, or that are on their way into it, by our identity; of this company alone. */
    Map<UUID, PayableBill> bills(CompanyId company, Set<UUID> ids);

    /** Credits that QuickBooks has or had, by our identity; of this company alone. */
    Map<UUID, OpenCredit> credits(CompanyId company, Set<UUID> ids);

    /**
     * Whether a check of this account has this number already, here or in QuickBooks; one that was voided does not count.
     *
     * @param except a payment of ours that does not count either
     */
    boolean isCheckNumberUsed(CompanyId company, UUID account, String number, @Nullable UUID except);

    /** What payments of ours of these companies are to do. */
    Map<UUID, PaymentContent> contents(Set<CompanyId> companies, Set<UUID> ids);

    /** A payment of ours, which QuickBooks does not have, is another one from now on. */
    void change(CompanyId company, UUID id, PaymentContent content, Instant now);

    /** Stores a new payment of ours. */
    void add(CompanyId company, OwnPayment payment, Instant now);

    /** From now on this request voids it. */
    void voidedBy(CompanyId company, UUID id, RequestId request, Instant now);

    /** QuickBooks has it. */
    void arrived(CompanyId company, UUID id, String txnId);
}
