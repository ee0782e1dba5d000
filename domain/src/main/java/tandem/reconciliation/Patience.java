package tandem.reconciliation;

import java.time.Duration;

/**
 * After how long waiting is worth a finding.
 *
 * @param inProcess a payment is on its way
 * @param inDoubt nobody knows whether QuickBooks has carried something out
 * @param silent no connector calls
 */
public record Patience(Duration inProcess, Duration inDoubt, Duration silent) {

    /** What people usually wait. */
    public static final Patience USUAL = new Patience(Duration.ofDays(14), Duration.ofDays(1), Duration.ofDays(1));
}
