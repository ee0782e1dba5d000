package tandem.state;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tandem.company.ConnectorState;
import tandem.state.Attention.Severity;

/**
 * How the sync of a company stands at one moment. It follows from the facts alone.
 *
 * @param connectionReason why it is not connected, or what a connected company waits for; absent where all is well
 * @param progressPercent how much of the file is in, 0 to 100
 * @param nextPollExpectedAt when a connector should call next; absent while none has ever called
 * @param attention the worst first
 */
public record SyncState(
        SyncFacts facts,
        Connection connection,
        @Nullable String connectionReason,
        Phase phase,
        int progressPercent,
        SyncFacts.@Nullable HoldingSession activeSession,
        @Nullable Instant nextPollExpectedAt,
        List<Attention> attention) {

    private static final Comparator<Attention> WORST_FIRST =
            Comparator.comparing(Attention::severity).reversed();

    public SyncState {
        attention = List.copyOf(attention);
    }

    /**
     * The state at a moment.
     *
     * @param verifiedWithin how long it may take until everything that is held has been compared with the file
     */
    public static SyncState of(SyncFacts facts, Duration verifiedWithin, Instant now) {
        var sight = new Sight(facts, verifiedWithin, now);
        var connection = sight.connection();
        var phase = phase(sight);
        return new SyncState(
                facts,
                connection,
                reason(sight, connection),
                phase,
                phase == Phase.UNPAIRED
                        ? 0
                        : facts.marks().percent(now.atOffset(ZoneOffset.UTC).toLocalDate()),
                sight.activeSession().orElse(null),
                sight.isRetired() ? null : nextPoll(sight),
                Rule.all().stream()
                        .flatMap(rule -> rule.apply(sight))
                        .sorted(WORST_FIRST)
                        .toList());
    }

    /**
     * How bad it is: the worst of what somebody should act upon, and within that whether anybody calls at all. What is
     * only good to know does not count.
     */
    public int badness() {
        int worst = attention.stream()
                .mapToInt(entry -> entry.severity().ordinal())
                .max()
                .orElse(0);
        return 2 * worst + (connection == Connection.NOT_CONNECTED ? 1 : 0);
    }

    /** Whether somebody should act. */
    public boolean needsAttention() {
        return attention.stream().anyMatch(entry -> entry.severity() != Severity.INFO);
    }

    private static Phase phase(Sight sight) {
        if (!sight.pairing().isConfirmed()) {
            return Phase.UNPAIRED;
        }
        return sight.facts().overview().progress().initialCompletedAt() == null ? Phase.INITIAL : Phase.INCREMENTAL;
    }

    private static @Nullable String reason(Sight sight, Connection connection) {
        return switch (connection) {
            case SYNCHRONIZING -> "synchronizing";
            case NOT_CONNECTED -> notConnected(sight);
            case CONNECTED ->
                sight.lastCaller().map(last -> last.sighting().answerReason()).orElse(null);
        };
    }

    private static String notConnected(Sight sight) {
        if (sight.isRetired()) {
            return "the company is retired";
        }
        if (sight.facts().connectors().isEmpty()) {
            return "no connector is set up";
        }
        if (!sight.live().isEmpty()) {
            return sight.openProblem()
                    .map(problem -> SyncRules.words(sight, problem))
                    .orElseThrow();
        }
        return sight.lastCaller()
                .map(last -> last.sighting().lastSeenAt())
                .map(seen -> "no connector seen since " + ConnectorState.time(seen))
                .orElse("no connector has called yet");
    }

    private static @Nullable Instant nextPoll(Sight sight) {
        return sight.facts().connectors().stream()
                .filter(Sight::isSeen)
                .map(connector -> Objects.requireNonNull(connector.sighting().lastSeenAt())
                        .plus(connector.interval()))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
