package tandem.reconciliation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.approval.Approval;
import tandem.approval.ApprovalState;
import tandem.approval.PaymentApprovals;
import tandem.bill.BillStanding;
import tandem.books.Money;
import tandem.company.CompanyId;
import tandem.company.CompanyOverviews;
import tandem.company.CompanyProgress;
import tandem.paying.PayableBill;
import tandem.paying.PaymentBook;

/** Whether a run of payments may leave now, by all that is known of QuickBooks: asked before the money goes, changes nothing. */
public final class PaymentRelease {

    private final CompanyOverviews companies;
    private final PaymentBook payments;
    private final PaymentApprovals approvals;
    private final Discrepancies discrepancies;

    /** Puts it together. */
    public PaymentRelease(
            CompanyOverviews companies, PaymentBook payments, PaymentApprovals approvals, Discrepancies discrepancies) {
        this.companies = companies;
        this.payments = payments;
        this.approvals = approvals;
        this.discrepancies = discrepancies;
    }

    /** What is to be taken off a bill, discount and credits included. */
    public record Wanted(UUID bill, BigDecimal amount) {}

    /**
     * Whether one bill may be paid.
     *
     * @param code why not; absent: it may
     * @param open what QuickBooks shows as owed; absent: the bill is not known
     * @param inProcess what payments from here that QuickBooks has not recorded yet will take off it
     */
    public record Verdict(
            UUID bill,
            @Nullable String code,
            @Nullable BigDecimal open,
            @Nullable BigDecimal inProcess,
            String message) {

        private Verdict with(@Nullable String otherCode, String otherMessage) {
            return new Verdict(bill, otherCode, open, inProcess, otherMessage);
        }

        /** Whether it may be paid. */
        public boolean isClear() {
            return code == null;
        }
    }

    /** Judges each bill once, in the order in which they come; amounts on one bill are added up. */
    public List<Verdict> judge(CompanyId company, List<Wanted> wanted) {
        var amounts = wanted.stream()
                .collect(groupingBy(
                        Wanted::bill, LinkedHashMap::new, reducing(BigDecimal.ZERO, Wanted::amount, BigDecimal::add)));
        var stop = companies.find(company).map(found -> found.progress().stop()).orElse(null);
        var bills = payments.bills(company, Set.copyOf(amounts.keySet()));
        var serious = discrepancies.openAbout(company, amounts.keySet(), Severity.HIGH).stream()
                .collect(toMap(found -> found.about().id(), found -> found, (one, other) -> one));
        var standing = approvals.of(company, bills.keySet());
        return amounts.entrySet().stream()
                .map(each -> verdict(each.getKey(), each.getValue(), bills, serious, stop))
                .map(verdict -> approved(verdict, standing.get(verdict.bill())))
                .toList();
    }

    /** What keeps a bill from being paid anyway is said first. */
    private static Verdict approved(Verdict verdict, @Nullable Approval approval) {
        if (!verdict.isClear() || approval == null) {
            return verdict;
        }
        var missing = approval.missing();
        if (missing.isPresent()) {
            return verdict.with("bill_not_approved", "The bill " + missing.get() + ".");
        }
        return approval.state() == ApprovalState.UNROUTED
                ? verdict.with(null, "It may be paid. Its approval was asked of nobody: no rule finds anybody to ask.")
                : verdict;
    }

    private static Verdict verdict(
            UUID id,
            BigDecimal amount,
            Map<UUID, PayableBill> bills,
            Map<UUID, Discrepancy> serious,
            CompanyProgress.@Nullable Stop stop) {
        var bill = bills.get(id);
        if (bill == null) {
            return new Verdict(id, "bill_unknown", null, null, "This is no bill of the company that can be paid.");
        }
        if (stop != null) {
            return refused(
                    bill,
                    "company_stopped",
                    "The hub has stopped the company: " + stop.reason() + " Nothing of it is sure.");
        }
        if (bill.isRemoved()) {
            return refused(bill, "bill_deleted_in_quickbooks", "QuickBooks does not have the bill any more.");
        }
        if (bill.standing() == BillStanding.VOIDED) {
            return refused(bill, "bill_voided_in_quickbooks", "The bill was voided in QuickBooks.");
        }
        var found = serious.get(id);
        if (found != null && found.check() != Check.PAYMENT_EXCEEDS_BALANCE) {
            return refused(bill, found.check().code(), "Something about this bill has to be settled first.");
        }
        if (bill.open().signum() == 0) {
            return refused(bill, "bill_paid_in_quickbooks", "The bill is paid in QuickBooks already.");
        }
        var left = bill.open().subtract(bill.inProcess());
        return amount.compareTo(left) > 0
                ? refused(
                        bill,
                        "exceeds_open_balance",
                        "Of this bill " + Money.text(bill.open()) + " is open in QuickBooks and "
                                + Money.text(bill.inProcess()) + " is in process, so "
                                + Money.text(left.max(BigDecimal.ZERO))
                                + " can be paid and not " + Money.text(amount) + ".")
                : new Verdict(id, null, bill.open(), bill.inProcess(), "It may be paid.");
    }

    private static Verdict refused(PayableBill bill, String code, String message) {
        return new Verdict(bill.id(), code, bill.open(), bill.inProcess(), message);
    }
}
