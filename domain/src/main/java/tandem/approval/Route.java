package tandem.approval;

import java.util.List;
import java.util.Set;

/**
 * Who is asked about a bill.
 *
 * @param stages one after the other
 * @param skipped whom a rule or a hand names and who is not asked all the same
 * @param isRuled whether a rule fits the bill, even if it asks nobody about an amount like this
 */
public record Route(List<Stage> stages, List<Skipped> skipped, boolean isRuled) {

    /** Nobody. */
    public static final Route NOBODY = new Route(List.of(), List.of(), false);

    /** Copies the stages and the people. */
    public Route {
        stages = List.copyOf(stages);
        skipped = List.copyOf(skipped);
    }

    /** Why somebody is not asked. */
    public enum Why {
        /** It is he who wants the bill to be paid. */
        REQUESTER,
        /** The company has set him inactive. */
        INACTIVE
    }

    /** One who is not asked. */
    public record Skipped(String approver, Why why) {}

    /** Everybody, in the order in which they are asked, each once. */
    public List<String> approvers() {
        return stages.stream()
                .flatMap(stage -> stage.approvers().stream())
                .distinct()
                .toList();
    }

    /** Who is asked now; nobody: all are done, or there is none to ask. */
    List<String> waitsFor(Set<String> approved) {
        return stages.stream()
                .filter(stage -> !stage.isDoneBy(approved))
                .findFirst()
                .map(stage -> stage.waitsFor(approved))
                .orElse(List.of());
    }
}
