package tandem.approving;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tandem.approval.Approver;
import tandem.approval.ByHand;
import tandem.outcome.Violation;

/**
 * Who is to be asked about a bill, as a person sets it.
 *
 * @param approvers absent: nobody by hand
 * @param automatic whether the rules ask as well; absent: they do
 * @param requester absent: nobody
 */
public record WantedRoute(
        @Nullable List<String> approvers,
        @Nullable Boolean automatic,
        @Nullable String requester) {

    private static final int MOST_APPROVERS = 50;

    List<Violation> violations() {
        var found = new ArrayList<Violation>();
        var people = people();
        for (int i = 0; i < people.size(); i++) {
            Approver.judge("approvers/" + i, people.get(i), found);
        }
        if (people.size() > MOST_APPROVERS) {
            found.add(new Violation("approvers", "too_many", "must name at most " + MOST_APPROVERS + " people"));
        }
        if (requester != null) {
            Approver.judge("requester", requester, found);
        }
        if (!isAutomaticToo() && people.isEmpty()) {
            found.add(new Violation("approvers", "missing", "must name somebody where automatic is false"));
        }
        return found;
    }

    ByHand hand() {
        return new ByHand(people(), isAutomaticToo(), requester);
    }

    private List<String> people() {
        return Objects.requireNonNullElse(approvers, List.of());
    }

    private boolean isAutomaticToo() {
        return automatic == null || automatic;
    }
}
