package tandem.approval;

import java.util.List;

/**
 * What a company says about approvals.
 *
 * @param isOn whether it has any rules
 * @param rules those that were asked for
 */
public record Policy(ApprovalSettings settings, boolean isOn, List<ApprovalRule> rules) {

    /** Copies the rules. */
    public Policy {
        rules = List.copyOf(rules);
    }
}
