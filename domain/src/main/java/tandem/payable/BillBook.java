package tandem.payable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.bill.BillContent;
import tandem.company.CompanyId;
import tandem.request.RequestId;

/** Port: bills of both sides, and what is noted about them. Whoever writes here holds the company. */
public interface BillBook {

    /** A bill, also one that QuickBooks does not have any more. */
    Optional<KnownBill> find(CompanyId company, UUID id);

    /** What is said on this side of bills of these companies; one that did not begin here, or is no more, is left out. */
    Map<UUID, BillContent> saidHere(Set<CompanyId> companies, Set<UUID> ids);

    /** Stores a new draft. */
    void add(CompanyId company, UUID id, BillContent content, Instant now);

    /** Stores what a bill of this side says now. */
    void change(CompanyId company, UUID id, BillContent content, Instant now);

    /** Stores what is noted about a bill. */
    void note(CompanyId company, UUID id, String notes, Instant now);

    /** Throws a draft away. */
    void remove(CompanyId company, UUID id);

    /** Whether payments of this side claim the bill, done or on their way, save those that were voided. */
    boolean isClaimed(CompanyId company, UUID id);

    /** Takes a bill that QuickBooks has, or had, from view on this side for ever. */
    void deleteHere(CompanyId company, UUID id, Instant now);

    /** Stores which request posts a bill. */
    void posting(CompanyId company, UUID id, RequestId request, Instant now);

    /** QuickBooks has the bill under this TxnID. */
    void arrived(CompanyId company, UUID id, String txnId, Instant now);

    /**
     * Other bills of the vendor with the same number, upper and lower case alike, or with the same date and amount: those that
     * QuickBooks has and has not voided, and those on their way there.
     */
    List<Twin> twins(
            CompanyId company,
            UUID except,
            UUID vendor,
            @Nullable String refNumber,
            LocalDate billDate,
            BigDecimal gross);
}
