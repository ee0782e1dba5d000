package tandem.approval;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tandem.outcome.Violation;

/**
 * How a company reads its rules.
 *
 * @param order every level once
 * @param inactiveApprovers who is not asked any more, whatever the rules say
 * @param beforePayment whether bills that were entered in QuickBooks are to be approved before they are paid from here
 */
public record ApprovalSettings(
        Strategy strategy, List<Level> order, Set<String> inactiveApprovers, boolean beforePayment) {

    /** What holds until somebody sets something else. */
    public static final ApprovalSettings USUAL =
            new ApprovalSettings(Strategy.FIRST_LEVEL, Level.USUAL_ORDER, Set.of(), false);

    private static final int MOST_INACTIVE = 1000;

    /** Copies the order and the people. */
    public ApprovalSettings {
        order = List.copyOf(order);
        inactiveApprovers = Set.copyOf(inactiveApprovers);
    }

    /** The rules that these values break; none: they may be used. */
    public List<Violation> violations() {
        var found = new ArrayList<Violation>();
        if (order.size() != Level.values().length || EnumSet.copyOf(order).size() != order.size()) {
            found.add(new Violation("levelOrder", "order", "must name vendor, class and account, each once"));
        }
        if (inactiveApprovers.size() > MOST_INACTIVE) {
            found.add(new Violation("inactiveApprovers", "too_many", "must name at most " + MOST_INACTIVE + " people"));
        }
        new TreeSet<>(inactiveApprovers).forEach(approver -> Approver.judge("inactiveApprovers", approver, found));
        return found;
    }
}
