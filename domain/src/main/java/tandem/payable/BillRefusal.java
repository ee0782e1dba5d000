package tandem.payable;

import java.util.List;
import tandem.approval.Approval;
import tandem.mirror.view.BillStatus;
import tandem.outcome.Violation;

/** Why nothing is done about a bill. */
public sealed interface BillRefusal {

    /** There is no such bill. */
    record NotFound() implements BillRefusal {}

    /** It was meant for another version. */
    record Stale(long version) implements BillRefusal {}

    /** The bill stands where this is impossible. */
    record WrongStatus(BillStatus status) implements BillRefusal {}

    /** Nobody knows whether QuickBooks has the bill: it is not changed before that is found out. */
    record OutcomeUnknown() implements BillRefusal {}

    /** An edit of the bill is on its way already. */
    record OnItsWay() implements BillRefusal {}

    /** Payments or credits hang on the bill. */
    record InUse() implements BillRefusal {}

    /** QuickBooks does not have the bill any more, or has voided it. */
    record Gone() implements BillRefusal {}

    /** Somebody has to approve it first, or has declined it. */
    record NotApproved(Approval approval) implements BillRefusal {}

    /** This person is not asked about it, or not yet. */
    record NotAsked(String approver, Approval approval) implements BillRefusal {}

    /** What it says cannot stand in QuickBooks. */
    record Invalid(List<Violation> violations) implements BillRefusal {
        /** Copies the violations. */
        public Invalid {
            violations = List.copyOf(violations);
        }
    }
}
