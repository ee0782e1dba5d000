package tandem.approval;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person who is asked about the bills of a vendor, a class or an account. All rules of one subject together are what people
 * call its rule.
 *
 * @param subject the vendor, class or account, by our identity
 * @param approver the person, as MineralTree calls him
 * @param prioritized whether of this vendor's bills its own rule alone counts
 * @param tier counts from 1; a tier is asked when those before it are done
 * @param threshold the total from which the tier is asked; absent: from any
 * @param allMustApprove whether everybody of this subject's tier has to approve; otherwise one of them suffices
 */
public record ApprovalRule(
        Level level,
        UUID subject,
        String approver,
        boolean prioritized,
        int tier,
        @Nullable BigDecimal threshold,
        boolean allMustApprove) {

    /** Thresholds are equal when they are worth the same. */
    public ApprovalRule {
        threshold = threshold == null ? null : threshold.stripTrailingZeros();
    }

    boolean isReachedBy(BigDecimal gross) {
        return threshold == null || gross.compareTo(threshold) >= 0;
    }
}
