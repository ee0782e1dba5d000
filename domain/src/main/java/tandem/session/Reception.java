package tandem.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.access.KeyedHash;
import tandem.access.Secrets;
import tandem.company.SessionId;
import tandem.identity.UuidV7;
import tandem.request.Requests;
import tandem.session.Conversation.Credentials;
import tandem.session.Conversation.Greeting;

/** Lets connectors in, one for each company, and tells the others why they have to wait. */
final class Reception {

    /** What the person at a waiting connector reads, word for word what MineralTree's customers know. */
    static final String WAITING = "waiting for active session to expire";

    private static final int TICKET_BITS = 160;
    private static final int WRONG_KEYS_BEFORE_DELAY = 10;
    private static final int DELAY_SECONDS = 600;
    private static final Duration SHORT_INTERVAL = Duration.ofMinutes(5);
    private static final Duration EARLINESS = Duration.ofMinutes(1);

    private final Visits visits;
    private final SessionEnd sessionEnd;
    private final KeyedHash hash;
    private final SyncSettings settings;

    Reception(Visits visits, Requests requests, KeyedHash hash, SyncSettings settings) {
        this.visits = visits;
        this.sessionEnd = new SessionEnd(requests, settings);
        this.hash = hash;
        this.settings = settings;
    }

    Greeting receive(Credentials credentials, Instant now) {
        var ticket = Secrets.generate("", TICKET_BITS);
        var caller = visits.caller(credentials.userName(), now.minus(settings.lease()), now);
        if (caller.filter(known -> holdsKey(known, credentials.connectorKey(), now))
                .isEmpty()) {
            int attempts = visits.wrongKey(credentials.userName(), now);
            return new Greeting.NotValid(ticket, attempts > WRONG_KEYS_BEFORE_DELAY ? DELAY_SECONDS : 0);
        }
        return receive(caller.orElseThrow(), ticket, credentials.remoteAddress(), now);
    }

    private Greeting receive(Caller caller, String ticket, @Nullable String remoteAddress, Instant now) {
        var arrival = new Visits.Arrival(new SessionId(UuidV7.at(now)), ticket, remoteAddress);
        if (holdsCompany(caller)) {
            endEarlierSession(caller, now);
        }
        var reason = reasonForNoWork(caller, now);
        if (reason.isPresent()) {
            visits.turnAway(caller, Received.NO_WORK, reason.get(), now);
            return new Greeting.NoWork(ticket, seconds(caller));
        }
        if (isElsewhere(caller, now)) {
            return letWait(caller, arrival, now);
        }
        if (!holdsCompany(caller)) {
            endEarlierSession(caller, now);
        }
        return visits.letIn(caller, arrival, now.minus(settings.lease()), now)
                ? new Greeting.Work(ticket, caller.companyFilePath(), seconds(caller))
                : letWait(caller, arrival, now);
    }

    private boolean holdsKey(Caller caller, String key, Instant now) {
        boolean current = hash.fits(key, caller.keyHash());
        boolean previous = hash.fits(key, caller.previousKeyHash())
                && caller.previousKeyUntil() != null
                && now.isBefore(caller.previousKeyUntil());
        return !caller.revoked() && (current || previous);
    }

    private Optional<String> reasonForNoWork(Caller caller, Instant now) {
        if (caller.pauseReason() != null && (caller.pausedUntil() == null || now.isBefore(caller.pausedUntil()))) {
            return Optional.of("paused: " + caller.pauseReason());
        }
        if (caller.quietHours().stream().anyMatch(hours -> hours.covers(now))) {
            return Optional.of("quiet hours: QuickBooks is left alone now");
        }
        if (caller.stopReason() != null) {
            return Optional.of("suspended: " + caller.stopReason());
        }
        if (isElsewhere(caller, now)) {
            return Optional.empty();
        }
        if (caller.isOffline() && caller.installation() != null) {
            var turn = TurnTaking.waitFor(caller.neighbours(), caller.lastTurnAt(), now);
            if (turn.isPresent()) {
                return turn;
            }
        }
        return tooEarly(caller, now);
    }

    private Optional<String> tooEarly(Caller caller, Instant now) {
        var last = caller.lastCompletedAt();
        if (last == null || caller.loading() || settings.minimumGap().isZero()) {
            return Optional.empty();
        }
        if (caller.writeDue()
                || (caller.syncRequestedAt() != null && caller.syncRequestedAt().isAfter(last))) {
            return Optional.empty();
        }
        var gap = caller.interval().compareTo(SHORT_INTERVAL) > 0
                ? caller.interval().minus(EARLINESS)
                : settings.minimumGap();
        return now.isBefore(last.plus(gap))
                ? Optional.of("nothing to do yet: the last sync completed a moment ago")
                : Optional.empty();
    }

    private static boolean holdsCompany(Caller caller) {
        return caller.lease() != null && caller.lease().holder().equals(caller.connector());
    }

    private boolean isElsewhere(Caller caller, Instant now) {
        var lease = caller.lease();
        return lease != null && !holdsCompany(caller) && !lease.attemptedAt().isBefore(now.minus(settings.lease()));
    }

    /** An attended connector gets a session that tells its person why; an unattended one is told to come back. */
    private Greeting letWait(Caller caller, Visits.Arrival arrival, Instant now) {
        if (caller.unattended()) {
            visits.turnAway(caller, Received.WAITING, WAITING, now);
            return new Greeting.Busy(arrival.ticket(), seconds(caller));
        }
        visits.refuse(caller, arrival, SessionState.Ended.refused("waiting_for_lease", WAITING), now);
        return new Greeting.Work(arrival.ticket(), caller.companyFilePath(), seconds(caller));
    }

    private void endEarlierSession(Caller caller, Instant now) {
        var lease = caller.lease();
        if (lease == null || lease.session() == null) {
            return;
        }
        visits.open(caller.company(), lease.session()).ifPresent(earlier -> {
            sessionEnd.silent(earlier, now);
            visits.save(earlier, now);
        });
    }

    private static int seconds(Caller caller) {
        return (int) caller.interval().toSeconds();
    }
}
