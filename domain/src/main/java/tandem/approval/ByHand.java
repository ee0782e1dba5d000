package tandem.approval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people set about the approval of one bill.
 *
 * @param approvers who is asked whatever the rules say; all of them have to approve
 * @param isAutomaticToo whether those that the rules find are asked as well
 * @param requester who wants the bill to be paid, and is therefore not asked himself; absent: nobody said so
 */
public record ByHand(
        List<String> approvers,
        boolean isAutomaticToo,
        @Nullable String requester) {

    /** Nothing set. */
    public static final ByHand NOTHING = new ByHand(List.of(), true, null);

    /** Copies the people, each once. */
    public ByHand {
        approvers = approvers.stream().distinct().toList();
    }
}
