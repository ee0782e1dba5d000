package tandem.company;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person has stopped the sync of a company for a while.
 *
 * @param reason shown wherever somebody asks why nothing moves
 * @param until when it ends by itself; absent: when somebody resumes
 */
public record Pause(String reason, Instant since, @Nullable Instant until) {

    /** Whether it lasts at this moment. */
    public boolean lastsAt(Instant now) {
        return until == null || now.isBefore(until);
    }
}
