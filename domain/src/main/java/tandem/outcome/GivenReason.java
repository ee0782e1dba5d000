package tandem.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a person does something that others will ask about: it is required, and not longer than people read. */
public final class GivenReason {

    private static final int LONGEST = 500;

    private GivenReason() {}

    /** What is wrong with a reason; nothing where it says why. */
    public static List<Violation> violations(@Nullable String reason) {
        return reason == null || reason.isBlank() || reason.length() > LONGEST
                ? List.of(new Violation("reason", "required", "must say why, in 1 to " + LONGEST + " characters"))
                : List.of();
    }
}
