package tandem.approval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.outcome.Violation;

/** A person who approves, known by whatever text MineralTree knows him by; upper and lower case differ. */
public final class Approver {

    private static final int LONGEST = 200;

    private Approver() {}

    /** Adds what is wrong with the text, if anything is. */
    public static void judge(String field, @Nullable String approver, List<Violation> violations) {
        if (approver == null || approver.isBlank()) {
            violations.add(new Violation(field, "missing", "must name a person"));
        } else if (approver.length() > LONGEST) {
            violations.add(new Violation(field, "too_long", "must have at most " + LONGEST + " characters"));
        } else if (!approver.equals(approver.strip()) || approver.chars().anyMatch(Character::isISOControl)) {
            violations.add(new Violation(
                    field, "characters", "must not begin or end with a space, or hold control characters"));
        }
    }
}
