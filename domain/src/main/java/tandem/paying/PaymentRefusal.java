package tandem.paying;

import java.time.LocalDate;
import java.util.List;
import tandem.outcome.Violation;

/** Why nothing was done about a payment. */
public sealed interface PaymentRefusal {

    /** There is no such payment. */
    record NotFound() implements PaymentRefusal {}

    /** It was made in QuickBooks. */
    record NotOurs() implements PaymentRefusal {}

    /** Nobody knows at the moment whether QuickBooks has it. */
    record UnderWay() implements PaymentRefusal {}

    /** Its day is closed in QuickBooks, up to and including this one. */
    record PeriodClosed(LocalDate date, LocalDate closingDate) implements PaymentRefusal {}

    /** Bills of it have to be approved first, or were declined. */
    record NotApproved(List<Unapproved> bills) implements PaymentRefusal {
        /** Copies the bills. */
        public NotApproved {
            bills = List.copyOf(bills);
        }
    }

    /**
     * A bill that has to be approved before it is paid.
     *
     * @param application its place in the payment
     * @param name how people call it
     * @param missing what is missing, as words about it
     */
    record Unapproved(int application, String name, String missing) {}

    /** It breaks rules. */
    record Invalid(List<Violation> violations) implements PaymentRefusal {}
}
