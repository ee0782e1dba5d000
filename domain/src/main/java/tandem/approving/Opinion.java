package tandem.approving;

import org.jspecify.annotations.Nullable;

/**
 * What an approver says of a bill.
 *
 * @param approver as MineralTree calls him
 * @param version of the bill that he saw; absent: whichever it is now
 */
public record Opinion(
        @Nullable String approver,
        @Nullable String reason,
        @Nullable Long version) {}
