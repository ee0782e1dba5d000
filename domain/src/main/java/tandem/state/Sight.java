package tandem.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tandem.company.CompanyFile.Problem;
import tandem.company.ConnectorOverview;
import tandem.company.ConnectorState;
import tandem.company.Pairing;

/**
 * The facts of a company at one moment, and what follows from them for several rules at once.
 *
 * @param verifiedWithin how long it may take until everything that is held has been compared with the file
 */
record Sight(SyncFacts facts, Duration verifiedWithin, Instant now) {

    /** A session that has not been heard of for so long is over, whatever its row says. */
    private static final Duration SESSION_SILENCE = Duration.ofMinutes(30);

    private static final int MISSED_SYNCS = 3;

    private static final Comparator<ConnectorOverview> BY_LAST_CALL = Comparator.comparing(
            connector -> connector.sighting().lastSeenAt(), Comparator.nullsFirst(Comparator.naturalOrder()));

    boolean isRetired() {
        return facts.overview().company().isRetired();
    }

    Pairing pairing() {
        return facts.overview().progress().pairing();
    }

    boolean isStopped() {
        return facts.overview().progress().stop() != null;
    }

    boolean isPaused() {
        var pause = facts.overview().company().pause();
        return pause != null && pause.lastsAt(now);
    }

    boolean isQuiet() {
        return facts.overview().company().quietHours().stream().anyMatch(hours -> hours.covers(now));
    }

    Optional<SyncFacts.HoldingSession> activeSession() {
        var session = facts.holdingSession();
        return session != null && session.lastSeenAt().plus(SESSION_SILENCE).isAfter(now)
                ? Optional.of(session)
                : Optional.empty();
    }

    Optional<ConnectorOverview> lastCaller() {
        return facts.connectors().stream()
                .filter(connector -> connector.sighting().lastSeenAt() != null)
                .max(BY_LAST_CALL);
    }

    List<ConnectorOverview> live() {
        return facts.connectors().stream()
                .filter(connector -> isSeen(connector) && !isSilent(connector))
                .toList();
    }

    boolean isSilent(ConnectorOverview connector) {
        var seen = connector.sighting().lastSeenAt();
        return seen != null && ConnectorState.isSilent(seen, connector.interval(), now);
    }

    static boolean isSeen(ConnectorOverview connector) {
        return connector.sighting().lastSeenAt() != null;
    }

    Connection connection() {
        if (activeSession().filter(SyncFacts.HoldingSession::isExchanging).isPresent()) {
            return Connection.SYNCHRONIZING;
        }
        return live().isEmpty() || openProblem().isPresent() ? Connection.NOT_CONNECTED : Connection.CONNECTED;
    }

    /** What has gone wrong since the last sync that was completed. */
    Optional<Problem> openProblem() {
        var completed = facts.lastCompletedAt();
        return Optional.ofNullable(facts.lastProblem())
                .filter(problem -> completed == null || !completed.isAfter(problem.at()));
    }

    /** Whether three syncs in a row have not been completed, by the rhythm that the company really has; see CallRhythm. */
    boolean hasMissedSyncs() {
        var completed = facts.lastCompletedAt();
        var interval = live().stream()
                .map(ConnectorOverview::interval)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return completed == null
                || !completed.plus(interval.multipliedBy(MISSED_SYNCS)).isAfter(now);
    }
}
