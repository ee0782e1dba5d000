package tandem.approval;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tandem.bill.BillContent;
import tandem.company.CompanyId;

/**
 * Judges bills that were entered in QuickBooks, where a company wants them approved before they are paid. Bills of this side were
 * approved before they were posted.
 */
public final class PaymentApprovals {

    private final ApprovalBook book;
    private final Approvals approvals;
    private final EnteredBills bills;

    /** Judges by what these hold. */
    public PaymentApprovals(ApprovalBook book, EnteredBills bills) {
        this.book = book;
        this.approvals = new Approvals(book);
        this.bills = bills;
    }

    /** How the approval of those bills stands that need one before they are paid. */
    public Map<UUID, Approval> of(CompanyId company, Set<UUID> ids) {
        return approvals.of(company, wanted(company, ids));
    }

    /** What those bills say that need an approval before they are paid. */
    public Map<UUID, BillContent> wanted(CompanyId company, Set<UUID> ids) {
        return book.policy(company, Set.of()).settings().beforePayment() ? bills.entered(company, ids) : Map.of();
    }
}
