package tandem.approval;

import static java.util.stream.Collectors.toCollection;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import tandem.bill.BillContent;

/**
 * All that people have set and decided about the approval of one bill.
 *
 * @param steps in the order in which they happened
 * @param first the number of the first one that counts: those before it were about what the bill said then
 */
public record ApprovalFile(ByHand hand, List<Step> steps, int first) {

    /** All that happened counts. */
    public ApprovalFile(ByHand hand, List<Step> steps) {
        this(hand, steps, 0);
    }

    /** Nothing has happened. */
    public static final ApprovalFile EMPTY = new ApprovalFile(ByHand.NOTHING, List.of());

    /** Copies the steps. */
    public ApprovalFile {
        steps = List.copyOf(steps);
    }

    /** Who has approved the bill as it is, in the order in which they did. */
    public SequencedSet<String> approvedBy() {
        return decisions(Step.What.APPROVED)
                .map(step -> Objects.requireNonNull(step.approver()))
                .collect(toCollection(LinkedHashSet::new));
    }

    /** Who said no to the bill as it is, the last one of several. */
    Optional<Step> refusal() {
        return decisions(Step.What.DECLINED).reduce((earlier, later) -> later);
    }

    private Stream<Step> decisions(Step.What what) {
        int start = first;
        for (int i = first; i < steps.size(); i++) {
            if (steps.get(i).what() == Step.What.RESTARTED) {
                start = i + 1;
            }
        }
        return steps.subList(start, steps.size()).stream().filter(step -> step.what() == what);
    }

    /** The same, as far as it is about what the bill says now. */
    ApprovalFile about(BillContent bill) {
        int next = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).isAbout(bill)) {
                next = i + 1;
            }
        }
        return new ApprovalFile(hand, steps, next);
    }

    /** The same hand, and nobody has decided yet. */
    ApprovalFile restarted() {
        return new ApprovalFile(hand, List.of());
    }

    /**
     * Whether a change of the bill makes the decisions so far worthless: another vendor, another total, or any change of a bill
     * that was declined.
     */
    boolean isRestartedBy(BillContent before, BillContent after) {
        if (refusal().isPresent()) {
            return !before.equals(after);
        }
        return !approvedBy().isEmpty()
                && (!Objects.equals(before.vendor(), after.vendor())
                        || before.gross().compareTo(after.gross()) != 0);
    }
}
