package tandem.mirror.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.approval.ApprovalState;
import tandem.bill.BillFigures;

/**
 * A bill. Amounts are in the bill's currency.
 *
 * @param txnId absent: QuickBooks does not have it yet
 * @param isOurs whether it began on this side
 * @param approval absent: QuickBooks has the bill
 * @param notes which never leave this side
 * @param requestId the latest request about it; absent: there was none
 * @param homeCurrency ISO 4217, of the company
 * @param currency ISO 4217, of the bill
 * @param exchangeRate home units for one foreign unit; absent where the file has one currency
 * @param dueDate as QuickBooks has it; where it has none, as the terms say
 * @param grossAmount the bill's total
 * @param discountsAvailable what a payment of today could take by the terms
 * @param creditsAvailable open credits of the same vendor, payables account and currency
 * @param inProcessPayments what payments of this side are about to take off what is open
 */
public record BillView(
        RecordState state,
        @Nullable String txnId,
        boolean isOurs,
        BillStatus status,
        @Nullable ApprovalState approval,
        @Nullable UUID vendorId,
        @Nullable String refNumber,
        @Nullable LocalDate billDate,
        @Nullable LocalDate dueDate,
        @Nullable UUID apAccountId,
        String homeCurrency,
        String currency,
        @Nullable BigDecimal exchangeRate,
        @Nullable UUID termsId,
        @Nullable String memo,
        @Nullable String notes,
        @Nullable UUID requestId,
        BigDecimal grossAmount,
        BillFigures figures,
        BigDecimal discountsAvailable,
        BigDecimal creditsAvailable,
        BigDecimal inProcessPayments,
        List<BillLine> lines,
        List<BillLink> links) {

    /** The same bill with these lines and links. */
    public BillView with(List<BillLine> itsLines, List<BillLink> itsLinks) {
        return new BillView(
                state,
                txnId,
                isOurs,
                status,
                approval,
                vendorId,
                refNumber,
                billDate,
                dueDate,
                apAccountId,
                homeCurrency,
                currency,
                exchangeRate,
                termsId,
                memo,
                notes,
                requestId,
                grossAmount,
                figures,
                discountsAvailable,
                creditsAvailable,
                inProcessPayments,
                itsLines,
                itsLinks);
    }

    /** The same bill, whose approval stands so. How one that has not been posted stands follows from that. */
    public BillView with(ApprovalState itsApproval) {
        return new BillView(
                state,
                txnId,
                isOurs,
                status == BillStatus.DRAFT ? BillStatus.ofDraft(itsApproval) : status,
                itsApproval,
                vendorId,
                refNumber,
                billDate,
                dueDate,
                apAccountId,
                homeCurrency,
                currency,
                exchangeRate,
                termsId,
                memo,
                notes,
                requestId,
                grossAmount,
                figures,
                discountsAvailable,
                creditsAvailable,
                inProcessPayments,
                lines,
                links);
    }
}
