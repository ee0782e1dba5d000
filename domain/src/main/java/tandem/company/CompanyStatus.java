package tandem.company;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a company stands, in one word. */
public enum CompanyStatus {
    UNPAIRED,
    AWAITING_CONFIRMATION,
    INITIAL_SYNC,
    ACTIVE,
    PAUSED,
    SUSPENDED;

    /** The word for a company: a stop by the hub outweighs a pause by a person, which outweighs everything else. */
    public static CompanyStatus of(
            Pairing pairing,
            boolean isStopped,
            @Nullable Pause pause,
            @Nullable Instant initialCompletedAt,
            Instant now) {
        if (isStopped) {
            return SUSPENDED;
        }
        if (pause != null && pause.lastsAt(now)) {
            return PAUSED;
        }
        return switch (pairing) {
            case UNPAIRED, REJECTED -> UNPAIRED;
            case AWAITING_CONFIRMATION -> AWAITING_CONFIRMATION;
            case CONFIRMED, MISMATCH -> initialCompletedAt == null ? INITIAL_SYNC : ACTIVE;
        };
    }
}
