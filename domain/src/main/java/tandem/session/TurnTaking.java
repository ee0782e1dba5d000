package tandem.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the companies of one machine share it while QuickBooks is closed: one company in a slot of five minutes, round
 * robin, whoever has waited longest. A company in the middle of a long session keeps its turn until it is done.
 */
public final class TurnTaking {

    /** How long one company's turn is. Connectors come a little early or late, so the test is lenient by a minute. */
    static final Duration SLOT = Duration.ofMinutes(5);

    private static final Duration LENIENCE = Duration.ofMinutes(1);
    private static final Duration SILENCE = Duration.ofMinutes(30);

    private TurnTaking() {}

    /**
     * Another company's connector on the same machine.
     *
     * @param interval how often it comes
     * @param lastSeenAt its last call
     * @param lastTurnAt when it last got work
     * @param atWork whether it is in the middle of a session
     * @param mayWork whether it would get work when its turn comes: not paused, not in quiet hours, not stopped,
     *     not held by another machine
     */
    public record Neighbour(
            Duration interval,
            @Nullable Instant lastSeenAt,
            @Nullable Instant lastTurnAt,
            boolean atWork,
            boolean mayWork) {

        private boolean isSilent(Instant now) {
            return lastSeenAt == null
                    || lastSeenAt.isBefore(now.minus(interval.multipliedBy(2)).minus(LENIENCE));
        }

        private boolean isDue(Instant now) {
            return lastTurnAt == null || !now.isBefore(lastTurnAt.plus(interval).minus(LENIENCE));
        }

        private boolean isBusy(Instant now) {
            return atWork && lastSeenAt != null && lastSeenAt.isAfter(now.minus(SILENCE));
        }
    }

    /**
     * Why a connector has to wait for its turn; empty: it is its turn.
     *
     * @param lastTurn when it last got work
     */
    static Optional<String> waitFor(List<Neighbour> neighbours, @Nullable Instant lastTurn, Instant now) {
        if (neighbours.stream().anyMatch(neighbour -> neighbour.isBusy(now))) {
            return Optional.of("waiting: connector busy with another company of this machine");
        }
        var slotBegan = now.minus(SLOT).plus(LENIENCE);
        boolean slotTaken = neighbours.stream()
                .anyMatch(neighbour ->
                        neighbour.lastTurnAt() != null && neighbour.lastTurnAt().isAfter(slotBegan));
        boolean othersLonger = neighbours.stream()
                .filter(neighbour -> neighbour.mayWork() && neighbour.isDue(now) && !neighbour.isSilent(now))
                .anyMatch(neighbour -> waitedLonger(neighbour.lastTurnAt(), lastTurn));
        return slotTaken || othersLonger
                ? Optional.of("waiting: it is another company's turn on this machine")
                : Optional.empty();
    }

    private static boolean waitedLonger(@Nullable Instant theirs, @Nullable Instant ours) {
        return ours != null && (theirs == null || theirs.isBefore(ours));
    }
}
