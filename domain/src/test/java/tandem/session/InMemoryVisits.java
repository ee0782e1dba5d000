package tandem.session;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyFile;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;
import tandem.company.FileFacts;
import tandem.company.Pairing;
import tandem.company.QuietHours;
import tandem.company.SessionId;
import tandem.company.Stamp;
import tandem.mirror.Kind;
import tandem.reading.Agenda;
import tandem.reading.ReadMark;
import tandem.reading.ReadMarks;
import tandem.reading.Rereads;
import tandem.request.InMemoryRequests;

/** One company, its connectors and their sessions in plain maps. Only what is saved is seen by the next call. */
final class InMemoryVisits implements Visits {

    /** A connector's row. */
    static final class ConnectorRow {
        final ConnectorId id;
        final String userName;
        final UUID ownerId;
        final UUID fileId;
        byte[] keyHash;
        byte @Nullable [] previousKeyHash;

        @Nullable
        Instant previousKeyUntil;

        boolean revoked;
        boolean unattended;

        @Nullable
        String installation;

        @Nullable
        Instant lastCompletedAt;

        @Nullable
        Instant lastTurnAt;

        @Nullable
        Received received;

        @Nullable
        String reason;

        @Nullable
        String webConnector;

        Sighting sighting = new Sighting(null, null, null, null, null, null, null);
        List<TurnTaking.Neighbour> neighbours = List.of();

        ConnectorRow(ConnectorId id, String userName, UUID ownerId, UUID fileId, byte[] keyHash) {
            this.id = id;
            this.userName = userName;
            this.ownerId = ownerId;
            this.fileId = fileId;
            this.keyHash = keyHash;
        }
    }

    /** A session's row. */
    static final class SessionRow {
        final SessionId id;
        final ConnectorId connector;
        SessionState state;
        Instant lastSeenAt;
        Agenda.Snapshot agenda = new Agenda().snapshot();
        int exchanges;
        int reads;
        int writes;
        final Map<Integer, String> requests = new LinkedHashMap<>();
        final Map<Integer, String> messageSetIds = new LinkedHashMap<>();
        final Map<Integer, Visit.Answered> answers = new LinkedHashMap<>();
        final List<String> kept = new ArrayList<>();
        final List<String> recorded = new ArrayList<>();

        SessionRow(SessionId id, ConnectorId connector, SessionState state, Instant now) {
            this.id = id;
            this.connector = connector;
            this.state = state;
            this.lastSeenAt = now;
        }
    }

    static final Duration INTERVAL = Duration.ofMinutes(5);

    final CompanyId company = new CompanyId(UUID.fromString("0195a000-0000-7000-8000-000000000001"));
    final Map<String, ConnectorRow> connectors = new LinkedHashMap<>();
    final Map<String, SessionRow> byTicket = new LinkedHashMap<>();
    final Map<String, ReadMark> marks = new LinkedHashMap<>();
    final Map<Rereads.Name, Rereads.Entry> rereads = new LinkedHashMap<>();
    final InMemoryRequests requests = new InMemoryRequests();
    final Map<String, Integer> wrongKeys = new LinkedHashMap<>();
    CompanyFile.Facts file = new CompanyFile.Facts(
            Pairing.UNPAIRED,
            null,
            null,
            null,
            null,
            Stamp.NONE,
            null,
            null,
            null,
            new CompanyFile.Preferences(null, null, null, null, null, null),
            null,
            null,
            null,
            CompanyFile.Mode.UNKNOWN);
    Duration interval = INTERVAL;
    String companyFilePath = "";
    boolean allowsSampleFile;
    boolean comparesFile;
    boolean personalData;

    @Nullable
    Instant fileConfirmedAt;

    @Nullable
    LocalDate initialSyncFrom;

    @Nullable
    String pauseReason;

    @Nullable
    Instant pausedUntil;

    List<QuietHours> quietHours = List.of();

    @Nullable
    Instant syncRequestedAt;

    @Nullable
    ConnectorId leaseHolder;

    @Nullable
    Instant leaseAttemptedAt;

    @Nullable
    SessionId leaseSession;

    @Nullable
    KnownAnswer knownAnswer;

    @Nullable
    Instant knownAnswerAt;

    LongSupplier lastChange = () -> 0;
    int saves;

    @Override
    public Optional<Caller> caller(String userName, Instant heldSince, Instant now) {
        return Optional.ofNullable(connectors.get(userName)).map(this::caller);
    }

    private Caller caller(ConnectorRow row) {
        var lease = leaseHolder == null || leaseAttemptedAt == null
                ? null
                : new Caller.Lease(leaseHolder, leaseAttemptedAt, leaseSession);
        var stop = file.stop();
        return new Caller(
                company,
                row.id,
                row.userName,
                row.keyHash,
                row.previousKeyHash,
                row.previousKeyUntil,
                row.revoked,
                row.unattended,
                row.installation,
                companyFilePath,
                interval,
                pauseReason,
                pausedUntil,
                quietHours,
                row.lastCompletedAt,
                row.lastTurnAt,
                lease,
                file.pairing().isConfirmed() && file.historyCompletedAt() == null,
                syncRequestedAt,
                !requests.outbox().entries().isEmpty(),
                stop == null ? null : stop.reason(),
                row.neighbours);
    }

    @Override
    public int wrongKey(String userName, Instant now) {
        return wrongKeys.merge(userName, 1, Integer::sum);
    }

    @Override
    public Optional<Visit> visit(String ticket) {
        return Optional.ofNullable(byTicket.get(ticket)).map(this::visit);
    }

    @Override
    public Optional<Visit> open(CompanyId of, SessionId session) {
        return byTicket.values().stream()
                .filter(row -> row.id.equals(session) && !(row.state instanceof SessionState.Ended))
                .findFirst()
                .map(this::visit);
    }

    private Visit visit(SessionRow row) {
        var connector = connector(row.connector);
        return new Visit(
                new Visit.Guest(
                        row.id,
                        company,
                        "Acme",
                        connector.id,
                        connector.ownerId,
                        connector.fileId,
                        personalData,
                        allowsSampleFile,
                        fileConfirmedAt,
                        initialSyncFrom,
                        companyFilePath,
                        row.id.equals(leaseSession),
                        comparesFile,
                        row.lastSeenAt),
                new CompanyFile(file),
                new ReadMarks(marks.values().stream()
                        .map(mark -> mark.alsoReadAt(knownAnswerAt))
                        .toList()),
                new Rereads(rereads.values()),
                new Agenda(row.agenda),
                requests.outbox(),
                row.state,
                row.exchanges,
                row.reads,
                row.writes,
                connector.sighting,
                lastChange.getAsLong(),
                knownAnswer);
    }

    @Override
    public boolean letIn(Caller caller, Arrival arrival, Instant unlessAttemptedSince, Instant now) {
        if (leaseHolder != null
                && !leaseHolder.equals(caller.connector())
                && leaseAttemptedAt != null
                && !leaseAttemptedAt.isBefore(unlessAttemptedSince)) {
            return false;
        }
        leaseHolder = caller.connector();
        leaseAttemptedAt = now;
        leaseSession = arrival.session();
        var connector = connector(caller.connector());
        connector.received = Received.WORK;
        connector.reason = null;
        connector.lastTurnAt = now;
        byTicket.put(
                arrival.ticket(),
                new SessionRow(arrival.session(), caller.connector(), SessionState.Opened.untried(), now));
        return true;
    }

    @Override
    public void refuse(Caller caller, Arrival arrival, SessionState.Ended state, Instant now) {
        var connector = connector(caller.connector());
        connector.received = Received.WAITING;
        connector.reason = state.text();
        byTicket.put(arrival.ticket(), new SessionRow(arrival.session(), caller.connector(), state, now));
    }

    @Override
    public void turnAway(Caller caller, Received how, String reason, Instant now) {
        var connector = connector(caller.connector());
        connector.received = how;
        connector.reason = reason;
        if (caller.connector().equals(leaseHolder)) {
            leaseAttemptedAt = now;
        }
    }

    @Override
    public void save(Visit visit, Instant now) {
        saves++;
        var row = row(visit);
        boolean ended = visit.state() instanceof SessionState.Ended;
        boolean holds = row.id.equals(leaseSession);
        row.state = visit.state();
        row.lastSeenAt = now;
        row.agenda = visit.agenda().snapshot();
        row.exchanges = visit.exchanges();
        row.reads = visit.reads();
        row.writes = visit.writes();
        file = visit.file().facts();
        knownAnswer = visit.knownAnswer();
        knownAnswerAt = visit.isKnownAnswer() ? now : knownAnswerAt;
        visit.marks().moved().forEach(mark -> marks.put(mark.subject(), mark));
        visit.rereads().settled().forEach(rereads::remove);
        visit.rereads().noted().forEach(entry -> rereads.put(new Rereads.Name(entry.kind(), entry.id()), entry));
        var connector = connector(visit.guest().connector());
        connector.sighting = visit.sighting();
        if (visit.isCompleted()) {
            connector.lastCompletedAt = now;
        }
        var sent = visit.sent();
        if (sent != null) {
            row.requests.put(sent.exchange(), sent.request());
            if (sent.messageSetId() != null) {
                row.messageSetIds.put(sent.exchange(), sent.messageSetId());
            }
        }
        var answered = visit.answered();
        if (answered != null) {
            row.answers.putIfAbsent(answered.exchange(), answered);
        }
        var recorded = visit.recorded();
        if (recorded != null) {
            row.recorded.add(text(recorded));
        }
        if (visit.givesLeaseBack()) {
            leaseHolder = null;
            leaseAttemptedAt = null;
            leaseSession = null;
        } else if (holds) {
            leaseAttemptedAt = ended ? leaseAttemptedAt : now;
            leaseSession = ended ? null : leaseSession;
        }
    }

    @Override
    public void compareFile(Visit visit, Instant now) {
        comparesFile = true;
        marks.clear();
    }

    @Override
    public String request(Visit visit, int exchange) {
        var request = row(visit).requests.get(exchange);
        if (request == null) {
            throw new IllegalStateException("nothing was sent in exchange " + exchange);
        }
        return request;
    }

    @Override
    public void keep(Visit visit, int exchange, MaskedText masked) {
        row(visit).kept.add(text(masked));
    }

    private static String text(MaskedText masked) {
        var out = new StringWriter();
        try {
            masked.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    @Override
    public void webConnectorVersion(String userName, String version) {
        var connector = connectors.get(userName);
        if (connector != null) {
            connector.webConnector = version;
        }
    }

    /** How far a kind has been read. */
    ReadMark mark(Kind kind) {
        return marks.getOrDefault(kind.word(), ReadMark.unread(kind.word()));
    }

    /** The ids of the records of a kind that are to be read again. */
    List<String> toReread(Kind kind) {
        return rereads.values().stream()
                .filter(entry -> entry.kind() == kind)
                .map(Rereads.Entry::id)
                .toList();
    }

    /** A person confirms the file that waits. */
    void confirm(Instant now) {
        fileConfirmedAt = now;
        FileFacts candidate = file.candidate();
        if (candidate == null) {
            throw new IllegalStateException("no file waits for a person");
        }
        pairing(Pairing.CONFIRMED, candidate.fileId(), candidate.connectorId(), file.stamp());
        syncRequestedAt = now;
    }

    /** A person unties company and file. */
    void unpair() {
        pairing(Pairing.UNPAIRED, null, null, Stamp.NONE);
        marks.clear();
        releaseLease();
    }

    /** A person hands the company over. */
    void releaseLease() {
        leaseHolder = null;
        leaseAttemptedAt = null;
        leaseSession = null;
    }

    /** The file with another stamp. */
    void stamped(Stamp stamp) {
        pairing(file.pairing(), file.confirmedFileId(), file.confirmedConnector(), stamp);
    }

    /** A person lets a company that was stopped go on. */
    void unsuspend() {
        file = new CompanyFile.Facts(
                file.pairing(),
                file.candidate(),
                file.candidateId(),
                file.confirmedFileId(),
                file.confirmedConnector(),
                file.stamp(),
                file.lastRestoreTime(),
                file.lastCondenseTime(),
                null,
                file.preferences(),
                file.initialCompletedAt(),
                file.historyCompletedAt(),
                file.lastProblem(),
                file.mode());
    }

    private void pairing(Pairing pairing, @Nullable UUID fileId, @Nullable ConnectorId connector, Stamp stamp) {
        file = new CompanyFile.Facts(
                pairing,
                null,
                null,
                fileId,
                connector,
                stamp,
                file.lastRestoreTime(),
                file.lastCondenseTime(),
                file.stop(),
                file.preferences(),
                file.initialCompletedAt(),
                file.historyCompletedAt(),
                file.lastProblem(),
                file.mode());
    }

    ConnectorRow connector(ConnectorId id) {
        return connectors.values().stream()
                .filter(row -> row.id.equals(id))
                .findFirst()
                .orElseThrow();
    }

    private SessionRow row(Visit visit) {
        return byTicket.values().stream()
                .filter(row -> row.id.equals(visit.guest().session()))
                .findFirst()
                .orElseThrow();
    }
}
