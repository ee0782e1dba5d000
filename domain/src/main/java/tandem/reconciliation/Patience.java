package tandem.reconciliation;

import java.time.Duration;

/**
 * After how long waiting is worth a finding, and how long a finding that nobody can settle is told.
 *
 * @param inProcess a payment is on its way
 * @param inDoubt nobody knows whether QuickBooks has carried something out
 * @param silent no connector calls
 * @param moved the company file is somewhere else now
 */
public record Patience(Duration inProcess, Duration inDoubt, Duration silent, Duration moved) {

    /** What people usually wait; an operator may say otherwise. */
    public static final Patience USUAL =
            new Patience(Duration.ofDays(14), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(7));
}
