package tandem.approval;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * People who are asked together by one rule, or by hand.
 *
 * @param level of the rule; absent: by hand
 * @param allMustApprove otherwise one of them suffices
 */
public record Panel(@Nullable Level level, List<String> approvers, boolean allMustApprove) {

    /** Copies the people, each once. */
    public Panel {
        approvers = approvers.stream().distinct().toList();
    }

    boolean isDoneBy(Set<String> approved) {
        return allMustApprove
                ? approved.containsAll(approvers)
                : approvers.stream().anyMatch(approved::contains);
    }

    Stream<String> waitsFor(Set<String> approved) {
        return isDoneBy(approved)
                ? Stream.empty()
                : approvers.stream().filter(approver -> !approved.contains(approver));
    }
}
