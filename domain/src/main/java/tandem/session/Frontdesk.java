package tandem.session;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import tandem.access.KeyedHash;
import tandem.reading.Mirror;
import tandem.request.Couriers;
import tandem.request.Requests;
import tandem.wire.QuickBooksLanguage;
import tandem.wire.UnreadableAnswer;

/** Answers Web Connectors: finds the session of a ticket, lets its state answer, and stores what became of it. */
public final class Frontdesk implements Conversation {

    private static final String UNKNOWN_SESSION =
            "This update is not known to Tandem, or is long over. The next update starts anew.";
    private static final int STOP = -1;

    private final Reception reception;
    private final Visits visits;
    private final Mirror mirror;
    private final Requests requests;
    private final Couriers couriers;
    private final QuickBooksLanguage language;
    private final SyncSettings settings;
    private final Clock clock;

    /** Puts the desk together. */
    public Frontdesk(
            Visits visits,
            Mirror mirror,
            Requests requests,
            Couriers couriers,
            QuickBooksLanguage language,
            KeyedHash hash,
            SyncSettings settings,
            Clock clock) {
        this.reception = new Reception(visits, requests, hash, settings);
        this.visits = visits;
        this.mirror = mirror;
        this.requests = requests;
        this.couriers = couriers;
        this.language = language;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Greeting authenticate(Credentials credentials) {
        return reception.receive(credentials, now());
    }

    @Override
    public Optional<String> sendRequest(OpenFile call) {
        return with(call.ticket(), seated -> seated.state().sendRequest(seated.desk(), call))
                .flatMap(Function.identity());
    }

    @Override
    public int receiveResponse(Response response) throws UnreadableAnswer {
        var found = find(response.ticket());
        if (found.isEmpty()) {
            return STOP;
        }
        var seated = found.get();
        var before = seated.state();
        int number = before.receiveResponse(seated.desk(), response);
        save(seated, before);
        return number;
    }

    @Override
    public int keepUnread(Response response, String reason) {
        return with(response.ticket(), seated -> seated.desk().keepUnread(response, reason))
                .orElse(STOP);
    }

    @Override
    public int keepBrokenOff(Response response, String reason) {
        return with(response.ticket(), seated -> seated.desk().keepBrokenOff(response, reason))
                .orElse(STOP);
    }

    @Override
    public int tooBig(String ticket, long bytes) {
        return with(ticket, seated -> seated.desk().tooBig(bytes)).orElse(STOP);
    }

    @Override
    public Optional<String> connectionError(String ticket, String call, QuickBooksTrouble trouble) {
        return with(ticket, seated -> seated.state().connectionError(seated.desk(), call, trouble))
                .flatMap(Function.identity());
    }

    @Override
    public String lastError(String ticket) {
        return with(ticket, seated -> seated.state().lastError(seated.desk())).orElse(UNKNOWN_SESSION);
    }

    @Override
    public String close(String ticket) {
        return with(ticket, seated -> seated.state().close(seated.desk())).orElse(Desk.FAREWELL);
    }

    @Override
    public void webConnectorVersion(String userName, String version) {
        visits.webConnectorVersion(userName, version);
    }

    /**
     * A session at the desk.
     *
     * @param now the time of the call
     */
    private record Seated(Visit visit, Desk desk, boolean lostLease, Instant now) {
        SessionState state() {
            return visit.state();
        }
    }

    private <T> Optional<T> with(String ticket, Function<Seated, T> call) {
        return find(ticket).map(seated -> {
            var before = seated.state();
            T answer = call.apply(seated);
            save(seated, before);
            return answer;
        });
    }

    /** As exactly as it is stored. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** A session that is over stays as it is. */
    private void save(Seated seated, SessionState before) {
        if (!(before instanceof SessionState.Ended) || !before.equals(seated.state()) || seated.lostLease()) {
            visits.save(seated.visit(), seated.now());
        }
    }

    private Optional<Seated> find(String ticket) {
        return visits.visit(ticket).map(visit -> {
            var now = notBefore(visit.guest().lastSeenAt());
            var desk = new Desk(visit, visits, mirror, requests, couriers, language, settings, now);
            boolean lost = !visit.guest().holdsLease() && !(visit.state() instanceof SessionState.Ended);
            if (lost) {
                desk.leaseLost();
            }
            return new Seated(visit, desk, lost, now);
        });
    }

    /**
     * The time does not go back within a session, though the clocks of the nodes that have its calls are apart: else one finds something due
     * that the next does not, and so on without end.
     */
    private Instant notBefore(Instant last) {
        var now = now();
        return now.isBefore(last) ? last : now;
    }
}
