package tandem.api.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyStatus;
import tandem.request.QueueCounts;
import tandem.state.Connection;
import tandem.state.Phase;
import tandem.state.SyncState;
import tandem.state.Workload;

/**
 * How a company stands, at a glance.
 *
 * @param reason why it is not connected, or what it waits for; empty: nothing is to be said
 * @param load how far the first load has come; absent: it is done, or has not begun
 * @param drain when everything that waits will be done; absent: nobody knows
 * @param acts the worst first
 */
public record Standing(
        String id,
        String name,
        @Nullable String externalId,
        Light light,
        String connection,
        String reason,
        String status,
        @Nullable Instant lastCompletedAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant nextPollExpectedAt,
        @Nullable Load load,
        QueueCounts queue,
        @Nullable Instant oldestSince,
        @Nullable Duration drain,
        List<Act> acts) {

    /**
     * A first load.
     *
     * @param left how long sessions have to go on working; absent: that cannot be said yet
     */
    public record Load(int percent, @Nullable Duration left) {}

    static Standing of(SyncState state, Workload workload, Instant now) {
        var overview = state.facts().overview();
        var company = overview.company();
        var status = overview.status(now);
        return new Standing(
                company.id().toString(),
                company.settings().name(),
                company.externalId(),
                Light.of(state, status),
                words(state.connection()),
                state.connectionReason() == null ? "" : state.connectionReason(),
                company.isRetired() ? "retired" : words(status),
                state.facts().lastCompletedAt(),
                state.facts().lastAttemptAt(),
                state.nextPollExpectedAt(),
                load(state, workload),
                state.facts().queue(),
                workload.oldestSince(),
                workload.drain().orElse(null),
                state.attention().stream().map(Act::of).toList());
    }

    /** What waits to be written, whether it is on its way or not. */
    public long waiting() {
        return queue.queued() + queue.sent() + queue.inDoubt();
    }

    private static @Nullable Load load(SyncState state, Workload workload) {
        var percent = state.progressPercent();
        return state.phase() == Phase.UNPAIRED || percent >= 100
                ? null
                : new Load(percent, workload.loadLeft(percent).orElse(null));
    }

    private static String words(Connection connection) {
        return switch (connection) {
            case CONNECTED -> "Connected";
            case SYNCHRONIZING -> "Synchronizing";
            case NOT_CONNECTED -> "Not connected";
        };
    }

    private static String words(CompanyStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
