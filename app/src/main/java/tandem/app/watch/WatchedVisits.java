package tandem.app.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tandem.company.CompanyId;
import tandem.company.SessionId;
import tandem.qbwc.LogContext;
import tandem.session.Caller;
import tandem.session.Outcome;
import tandem.session.Received;
import tandem.session.SessionState;
import tandem.session.Visit;
import tandem.session.Visits;

/** Counts sessions and exchanges on their way to the store, and tells the log whom the call is about. */
public final class WatchedVisits implements Visits {

    private final Visits visits;
    private final Map<Outcome, Counter> sessions = new EnumMap<>(Outcome.class);
    private final Counter exchanges;
    private final Counter sent;
    private final Counter received;

    /** Stands before {@code visits}. */
    public WatchedVisits(Visits visits, MeterRegistry registry) {
        this.visits = visits;
        for (var outcome : Outcome.values()) {
            sessions.put(
                    outcome,
                    Counter.builder("tandem.sessions")
                            .description("Sessions that have ended")
                            .tag("outcome", outcome.word())
                            .register(registry));
        }
        this.exchanges = Counter.builder("tandem.exchanges")
                .description("Requests for QuickBooks that were handed to a Web Connector")
                .register(registry);
        MeterProvider<Counter> bytes = Counter.builder("tandem.exchange.bytes")
                .description("What went over the wire as qbXML")
                .baseUnit("bytes")
                .withRegistry(registry);
        this.sent = bytes.withTag("direction", "sent");
        this.received = bytes.withTag("direction", "received");
    }

    @Override
    public Optional<Caller> caller(String userName, Instant heldSince, Instant now) {
        var caller = visits.caller(userName, heldSince, now);
        caller.ifPresent(known -> LogContext.is(known.company(), known.connector()));
        return caller;
    }

    @Override
    public int wrongKey(String userName, Instant now) {
        return visits.wrongKey(userName, now);
    }

    @Override
    public Optional<Visit> visit(String ticket) {
        var visit = visits.visit(ticket);
        visit.map(Visit::guest).ifPresent(guest -> LogContext.is(guest.company(), guest.connector(), guest.session()));
        return visit;
    }

    @Override
    public Optional<Visit> open(CompanyId company, SessionId session) {
        return visits.open(company, session);
    }

    @Override
    public boolean letIn(Caller caller, Arrival arrival, Instant unlessAttemptedSince, Instant now) {
        boolean isIn = visits.letIn(caller, arrival, unlessAttemptedSince, now);
        if (isIn) {
            LogContext.is(caller.company(), caller.connector(), arrival.session());
        }
        return isIn;
    }

    @Override
    public void refuse(Caller caller, Arrival arrival, SessionState.Ended state, Instant now) {
        LogContext.is(caller.company(), caller.connector(), arrival.session());
        visits.refuse(caller, arrival, state, now);
        Committed.then(() -> count(state));
    }

    @Override
    public void turnAway(Caller caller, Received how, String reason, Instant now) {
        visits.turnAway(caller, how, reason, now);
    }

    @Override
    public void save(Visit visit, Instant now) {
        visits.save(visit, now);
        Committed.then(() -> count(visit));
    }

    @Override
    public void compareFile(Visit visit, Instant now) {
        visits.compareFile(visit, now);
    }

    @Override
    public String request(Visit visit, int exchange) {
        return visits.request(visit, exchange);
    }

    @Override
    public void keep(Visit visit, int exchange, MaskedText masked) {
        visits.keep(visit, exchange, masked);
    }

    @Override
    public void webConnectorVersion(String userName, String version) {
        visits.webConnectorVersion(userName, version);
    }

    private void count(Visit visit) {
        var request = visit.sent();
        if (request != null) {
            exchanges.increment();
            sent.increment(request.request().getBytes(UTF_8).length);
        }
        var answer = visit.answered();
        if (answer != null) {
            received.increment(answer.bytes());
        }
        if (visit.isEnded() && visit.state() instanceof SessionState.Ended end) {
            count(end);
        }
    }

    private void count(SessionState.Ended end) {
        Objects.requireNonNull(sessions.get(end.outcome())).increment();
    }
}
