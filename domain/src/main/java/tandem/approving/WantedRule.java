package tandem.approving;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.approval.Level;

/**
 * A rule as a caller gives it. What is absent of tier, threshold, {@code allMustApprove} and {@code prioritized} is as another
 * rule of the same subject (and tier) says, or else usual: tier 1, no threshold, all of them, not prioritized.
 *
 * @param threshold a decimal number as text
 */
public record WantedRule(
        @Nullable Level level,
        @Nullable UUID subject,
        @Nullable String approver,
        @Nullable Boolean prioritized,
        @Nullable Integer tier,
        @Nullable String threshold,
        @Nullable Boolean allMustApprove) {}
