package tandem.persistence.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.access.KeyedHash;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;
import tandem.company.SessionId;
import tandem.company.SyncControl;
import tandem.persistence.Times;
import tandem.persistence.company.FileFactsJson;
import tandem.persistence.company.QuietHoursJson;
import tandem.reading.Agenda;
import tandem.session.Caller;
import tandem.session.KnownAnswer;
import tandem.session.Received;
import tandem.session.SessionState;
import tandem.session.Sighting;
import tandem.session.TurnTaking;
import tandem.session.Visit;
import tandem.session.Visits;

/**
 * Sessions on PostgreSQL. The row of {@code company_sync} is what holds a company: every call locks it first, in a
 * statement of its own, so that the next statement sees what the call before has committed. The two statements that hold it find it by
 * what the caller shows; all others name it. When a connector was last seen is noted twice a minute: its row need not change with every call.
 */
public final class JdbcVisits implements Visits {

    private static final Duration WRONG_KEY_WINDOW = Duration.ofMinutes(10);

    private static final String HOLD_BY_USERNAME = """
            SELECT company_id
              FROM company_sync
             WHERE company_id = (SELECT company_id FROM connector WHERE username = :username)
               FOR UPDATE
            """;

    private static final String HOLD_BY_TICKET = """
            SELECT company_id
              FROM company_sync
             WHERE company_id = (SELECT company_id FROM session WHERE ticket_hash = :ticket)
               FOR UPDATE
            """;

    private static final String CALLER = """
            SELECT k.company_id, k.id AS connector_id, k.username, k.key_hash, k.previous_key_hash, k.previous_key_until,
                   k.revoked_at IS NOT NULL OR c.retired_at IS NOT NULL AS revoked, k.unattended, k.installation,
                   c.company_file_path, c.sync_interval_minutes, c.pause_reason, c.paused_until,
                   c.quiet_hours::text AS quiet_hours, k.last_completed_at, k.last_turn_at, y.lease_connector_id,
                   y.lease_attempted_at, y.lease_session_id, y.suspended_reason, y.sync_requested_at,
                   %s AS write_due,
                   y.confirmed_at IS NOT NULL AND y.history_completed_at IS NULL AS loading,
                   (SELECT json_agg(json_build_object(
                               'minutes', oc.sync_interval_minutes, 'lastSeenAt', o.last_seen_at,
                               'lastTurnAt', o.last_turn_at,
                               'atWork', oy.lease_connector_id = o.id AND oy.lease_session_id IS NOT NULL,
                               'paused', oc.pause_reason IS NOT NULL, 'pausedUntil', oc.paused_until,
                               'quietHours', oc.quiet_hours::text,
                               'stopped', oy.suspended_at IS NOT NULL,
                               'heldElsewhere', oy.lease_connector_id <> o.id AND oy.lease_attempted_at >= :heldSince))
                      FROM connector o
                      JOIN company oc ON oc.id = o.company_id
                      JOIN company_sync oy ON oy.company_id = o.company_id
                     WHERE o.installation = k.installation
                       AND o.company_id <> k.company_id
                       AND o.revoked_at IS NULL
                       AND o.unattended
                       AND oc.company_file_path <> ''
                       AND oc.retired_at IS NULL) AS neighbours
              FROM connector k
              JOIN company c ON c.id = k.company_id
              JOIN company_sync y ON y.company_id = k.company_id
             WHERE k.company_id = :company AND k.username = :username
            """.formatted(StoredOutbox.ANYTHING_DUE);

    private static final String WRONG_KEY = """
            INSERT INTO wrong_key (username, window_start)
            VALUES (:username, :window)
                ON CONFLICT (username, window_start) DO UPDATE
               SET attempts = least(wrong_key.attempts + 1, 1000000)
            RETURNING attempts
            """;

    private static final String VISIT = """
            SELECT s.company_id, s.id AS session_id, s.last_seen_at, s.state, s.progress::text AS progress, s.exchanges, s.reads,
                   s.writes, k.id AS connector_id, k.owner_id, k.file_id, k.personal_data, k.company_file, k.computer, k.company_name,
                   k.quickbooks_version, k.qbxml_version, k.country, k.proved_at, c.name, c.allow_sample_file,
                   y.confirmed_at, c.initial_sync_from, c.company_file_path, y.lease_session_id = s.id AS holds_lease,
                   y.records_doubted_at IS NOT NULL AS compares_file, y.known_answer::text AS known_answer, y.known_answer_at,
                   COALESCE((SELECT n.last_seq FROM change_counter n WHERE n.company_id = y.company_id), 0) AS last_change,
                   %s,
                   %s AS marks,
                   %s AS rereads,
                   %s AS outbox
              FROM session s
              JOIN company_sync y ON y.company_id = s.company_id
              JOIN company c ON c.id = s.company_id
              JOIN connector k ON k.company_id = s.company_id AND k.id = s.connector_id
             WHERE %s
            """;

    private static final String VISIT_BY_TICKET = VISIT.formatted(
            StoredFile.COLUMNS,
            StoredMarks.AS_JSON,
            StoredRereads.AS_JSON,
            StoredOutbox.AS_JSON,
            "s.company_id = :company AND s.ticket_hash = :ticket");

    private static final String OPEN_VISIT = VISIT.formatted(
            StoredFile.COLUMNS,
            StoredMarks.AS_JSON,
            StoredRereads.AS_JSON,
            StoredOutbox.AS_JSON,
            "s.company_id = :company AND s.id = :session AND s.ended_at IS NULL");

    private static final String LET_IN = """
            WITH taken AS (
                UPDATE company_sync
                   SET lease_connector_id = :connector, lease_attempted_at = :now, lease_session_id = :session,
                       last_attempt_at = :now
                 WHERE company_id = :company
                   AND (lease_connector_id IS NULL OR lease_connector_id = :connector OR lease_attempted_at < :unless)
                RETURNING company_id),
            noted AS (
                UPDATE connector
                   SET last_seen_at = :now, answer = 'work', answer_reason = NULL, last_turn_at = :now
                 WHERE company_id = :company
                   AND id = :connector
                   AND EXISTS (SELECT FROM taken))
            INSERT INTO session (company_id, id, ticket_hash, connector_id, state, progress, started_at, last_seen_at,
                                 remote_address)
            SELECT company_id, :session, :ticket, :connector, 'opened', :progress::jsonb, :now, :now, :remote
              FROM taken
            """;

    private static final String REFUSE = """
            WITH noted AS (
                UPDATE connector
                   SET last_seen_at = :now, answer = 'waiting', answer_reason = :message
                 WHERE company_id = :company
                   AND id = :connector)
            INSERT INTO session (company_id, id, ticket_hash, connector_id, state, progress, started_at, last_seen_at,
                                 ended_at, outcome, error_code, error_message, remote_address)
            VALUES (:company, :session, :ticket, :connector, 'ended', :progress::jsonb, :now, :now, :now, :outcome, :code,
                    :message, :remote)
            """;

    private static final String TURN_AWAY = """
            WITH attempt AS (
                UPDATE company_sync
                   SET lease_attempted_at = :now, last_attempt_at = :now
                 WHERE company_id = :company
                   AND lease_connector_id = :connector)
            UPDATE connector
               SET last_seen_at = :now, answer = :answer, answer_reason = :reason
             WHERE company_id = :company
               AND id = :connector
            """;

    private static final String SAVE = """
            WITH saved AS (
                UPDATE session
                   SET state = :state, progress = :progress::jsonb, last_seen_at = :now,
                       ended_at = CASE WHEN :ended THEN :now END, outcome = :outcome, exchanges = :exchanges,
                       reads = :reads, writes = :writes, error_code = :code, error_message = :message, mode = :mode
                 WHERE company_id = :company
                   AND id = :session),
            file AS (
                UPDATE company_sync
                   SET pairing = :pairing, candidate = :candidate::jsonb, candidate_id = :candidateId,
                       stamp_confirmed = :stampConfirmed, stamp_sent = :stampSent, last_restore_time = :restored,
                       last_condense_time = :condensed, suspended_at = :suspendedAt, suspended_code = :suspendedCode,
                       suspended_reason = :suspendedReason, suspended_counter = :suspendedCounter, home_currency = :homeCurrency, multi_currency = :multiCurrency,
                       closing_date = :closingDate,
                       closing_date_seen_at = CASE WHEN closing_date_seen_at IS NULL OR closing_date IS DISTINCT FROM :closingDate
                                                   THEN :now ELSE closing_date_seen_at END,
                       country = :fileCountry, multi_user = :multiUser,
                       personal_data_allowed = :personalData, initial_completed_at = :initialAt,
                       history_completed_at = :historyAt, last_error_code = :problemCode,
                       last_error_message = :problemMessage, last_error_at = :problemAt, last_mode = :mode,
                       known_answer = :knownAnswer::jsonb,
                       known_answer_at = CASE WHEN :isKnown THEN :now ELSE known_answer_at END,
                       last_completed_at = CASE WHEN :completed THEN :now ELSE last_completed_at END,
                       lease_connector_id = CASE WHEN :givesBack THEN NULL ELSE lease_connector_id END,
                       lease_attempted_at = CASE WHEN :givesBack THEN NULL
                                                 WHEN :renews AND lease_session_id = :session THEN :now
                                                 ELSE lease_attempted_at END,
                       lease_session_id = CASE WHEN (:givesBack OR :ended) AND lease_session_id = :session THEN NULL
                                               ELSE lease_session_id END
                 WHERE company_id = :company),
            machine AS (
                UPDATE connector
                   SET place_before = CASE WHEN company_file IS NOT NULL
                                                AND (company_file, computer) IS DISTINCT FROM (:companyFile, :computer)
                                           THEN concat_ws(' on ', company_file, computer) ELSE place_before END,
                       place_changed_at = CASE WHEN company_file IS NOT NULL
                                                    AND (company_file, computer) IS DISTINCT FROM (:companyFile, :computer)
                                               THEN :now ELSE place_changed_at END,
                       last_seen_at = :now, company_file = :companyFile, computer = :computer, company_name = :companyName,
                       quickbooks_version = :quickBooks, qbxml_version = :qbXml, country = :country, proved_at = :provedAt,
                       last_completed_at = CASE WHEN :completed THEN :now ELSE last_completed_at END
                 WHERE company_id = :company
                   AND id = :connector
                   AND (:completed OR last_seen_at < :now::timestamptz - interval '30 seconds' OR (proved_at IS NULL) <> (:provedAt::timestamptz IS NULL)
                        OR (company_file, computer, company_name, quickbooks_version, qbxml_version, country)
                           IS DISTINCT FROM (:companyFile, :computer, :companyName, :quickBooks, :qbXml, :country))),
            answered AS (
                UPDATE exchange
                   SET answered_at = :now, response_bytes = :bytes, hresult = :hresult, message = :hresultText,
                       reply = :reply, response = COALESCE(:recorded::bytea, response), recorded = :recorded::bytea IS NOT NULL,
                       same_session = :sameSession, same_number = :sameNumber
                 WHERE company_id = :company
                   AND session_id = :session
                   AND number = :answeredNumber
                   AND answered_at IS NULL),
            marks AS (%s),
            settled AS (%s),
            noted AS (%s)
            INSERT INTO exchange (company_id, session_id, number, about, message_set_id, request, sent_at)
            SELECT :company, :session, :sentNumber, :about, :messageSet, :request, :now
             WHERE :sentNumber IS NOT NULL
            """.formatted(StoredMarks.WRITE, StoredRereads.SETTLE, StoredRereads.NOTE);

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final SyncControl sync;

    /** Works on the connections of {@code jdbc}, inside the transaction of the calling thread. */
    public JdbcVisits(JdbcClient jdbc, KeyedHash hash, SyncControl sync) {
        this.jdbc = jdbc;
        this.hash = hash;
        this.sync = sync;
    }

    @Override
    public Optional<Caller> caller(String userName, Instant heldSince, Instant now) {
        return jdbc.sql(HOLD_BY_USERNAME)
                .param("username", userName)
                .query(UUID.class)
                .optional()
                .flatMap(company -> jdbc.sql(CALLER)
                        .param("company", company)
                        .param("username", userName)
                        .param("heldSince", Times.parameter(heldSince))
                        .param("now", Times.parameter(now))
                        .query((row, number) -> caller(new Columns(row), now))
                        .optional());
    }

    @Override
    public int wrongKey(String userName, Instant now) {
        long window = WRONG_KEY_WINDOW.toSeconds();
        return jdbc.sql(WRONG_KEY)
                .param("username", userName.substring(0, Math.min(100, userName.length())))
                .param("window", Times.parameter(Instant.ofEpochSecond(now.getEpochSecond() / window * window)))
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<Visit> visit(String ticket) {
        var ticketHash = hash.of(ticket);
        return jdbc.sql(HOLD_BY_TICKET)
                .param("ticket", ticketHash)
                .query(UUID.class)
                .optional()
                .flatMap(company -> jdbc.sql(VISIT_BY_TICKET)
                        .param("company", company)
                        .param("ticket", ticketHash)
                        .query(JdbcVisits::visit)
                        .optional());
    }

    @Override
    public Optional<Visit> open(CompanyId company, SessionId session) {
        return jdbc.sql(OPEN_VISIT)
                .param("company", company.value())
                .param("session", session.value())
                .query(JdbcVisits::visit)
                .optional();
    }

    @Override
    public boolean letIn(Caller caller, Arrival arrival, Instant unlessAttemptedSince, Instant now) {
        var progress = new SessionJson.Progress(SessionState.Opened.untried(), new Agenda().snapshot());
        int begun = arrival(LET_IN, caller, arrival, progress, now)
                .param("unless", Times.parameter(unlessAttemptedSince))
                .update();
        return begun == 1;
    }

    @Override
    public void refuse(Caller caller, Arrival arrival, SessionState.Ended state, Instant now) {
        var progress = new SessionJson.Progress(state, new Agenda().snapshot());
        arrival(REFUSE, caller, arrival, progress, now)
                .param("outcome", state.outcome().word())
                .param("code", state.code(), Types.VARCHAR)
                .param("message", state.text(), Types.VARCHAR)
                .update();
    }

    private JdbcClient.StatementSpec arrival(
            String sql, Caller caller, Arrival arrival, SessionJson.Progress progress, Instant now) {
        return jdbc.sql(sql)
                .param("company", caller.company().value())
                .param("connector", caller.connector().value())
                .param("session", arrival.session().value())
                .param("ticket", hash.of(arrival.ticket()))
                .param("progress", SessionJson.write(progress))
                .param("remote", arrival.remoteAddress(), Types.VARCHAR)
                .param("now", Times.parameter(now));
    }

    @Override
    public void turnAway(Caller caller, Received how, String reason, Instant now) {
        jdbc.sql(TURN_AWAY)
                .param("company", caller.company().value())
                .param("connector", caller.connector().value())
                .param("answer", how.word())
                .param("reason", reason)
                .param("now", Times.parameter(now))
                .update();
    }

    @Override
    public void save(Visit visit, Instant now) {
        var guest = visit.guest();
        var ended = visit.state() instanceof SessionState.Ended end ? end : null;
        var stopping = visit.state() instanceof SessionState.Stopping stop ? stop : null;
        var statement = jdbc.sql(SAVE)
                .param("company", guest.company().value())
                .param("session", guest.session().value())
                .param("connector", guest.connector().value())
                .param("now", Times.parameter(now))
                .param("state", SessionJson.column(visit.state()))
                .param(
                        "progress",
                        SessionJson.write(new SessionJson.Progress(
                                visit.state(),
                                // what a session that is over would still have asked, nobody asks for
                                (ended == null ? visit.agenda() : new Agenda()).snapshot())))
                .param("ended", ended != null)
                .param("outcome", ended == null ? null : ended.outcome().word(), Types.VARCHAR)
                .param("code", ended != null ? ended.code() : stopping == null ? null : stopping.code(), Types.VARCHAR)
                .param(
                        "message",
                        ended != null ? ended.text() : stopping == null ? null : stopping.text(),
                        Types.VARCHAR)
                .param("exchanges", visit.exchanges())
                .param("reads", visit.reads())
                .param("writes", visit.writes())
                .param("completed", visit.isCompleted())
                .param("givesBack", visit.givesLeaseBack())
                .param("renews", ended == null);
        statement = sighting(statement, visit.sighting());
        statement = file(statement, visit);
        statement = exchange(statement, visit);
        statement = StoredMarks.write(statement, visit.marks().moved());
        StoredRereads.write(statement, visit.rereads()).update();
    }

    private static JdbcClient.StatementSpec sighting(JdbcClient.StatementSpec statement, Sighting sighting) {
        return statement
                .param("companyFile", sighting.companyFile(), Types.VARCHAR)
                .param("computer", sighting.computer(), Types.VARCHAR)
                .param("companyName", sighting.companyName(), Types.VARCHAR)
                .param("quickBooks", sighting.quickBooksVersion(), Types.VARCHAR)
                .param("qbXml", sighting.qbXmlVersion(), Types.VARCHAR)
                .param("country", sighting.country(), Types.VARCHAR)
                .param("provedAt", Times.parameter(sighting.provedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    private static JdbcClient.StatementSpec file(JdbcClient.StatementSpec statement, Visit visit) {
        var facts = visit.file().facts();
        var stop = facts.stop();
        var problem = facts.lastProblem();
        var preferences = facts.preferences();
        return statement
                .param("pairing", facts.pairing().word())
                .param(
                        "candidate",
                        facts.candidate() == null ? null : FileFactsJson.write(facts.candidate()),
                        Types.VARCHAR)
                .param("candidateId", facts.candidateId(), Types.OTHER)
                .param("stampConfirmed", facts.stamp().confirmed(), Types.BIGINT)
                .param("stampSent", facts.stamp().sent(), Types.BIGINT)
                .param("restored", facts.lastRestoreTime(), Types.VARCHAR)
                .param("condensed", facts.lastCondenseTime(), Types.VARCHAR)
                .param(
                        "suspendedAt",
                        stop == null ? null : Times.parameter(stop.since()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("suspendedCode", stop == null ? null : stop.code(), Types.VARCHAR)
                .param("suspendedReason", stop == null ? null : stop.reason(), Types.VARCHAR)
                .param("suspendedCounter", stop == null ? null : stop.counter(), Types.BIGINT)
                .param("homeCurrency", preferences.homeCurrency(), Types.VARCHAR)
                .param("multiCurrency", preferences.multiCurrency(), Types.BOOLEAN)
                .param("closingDate", preferences.closingDate(), Types.DATE)
                .param("fileCountry", preferences.country(), Types.VARCHAR)
                .param("multiUser", preferences.multiUser(), Types.BOOLEAN)
                .param("personalData", preferences.personalDataAllowed(), Types.BOOLEAN)
                .param("initialAt", Times.parameter(facts.initialCompletedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("historyAt", Times.parameter(facts.historyCompletedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("problemCode", problem == null ? null : problem.code(), Types.VARCHAR)
                .param("problemMessage", problem == null ? null : problem.message(), Types.VARCHAR)
                .param(
                        "problemAt",
                        problem == null ? null : Times.parameter(problem.at()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("mode", facts.mode().word());
    }

    private static JdbcClient.StatementSpec exchange(JdbcClient.StatementSpec statement, Visit visit) {
        var sent = visit.sent();
        var answered = visit.answered();
        var trouble = answered == null ? null : answered.trouble();
        var recorded = visit.recorded();
        var known = visit.knownAnswer();
        var same = visit.isKnownAnswer() ? known : null;
        return statement
                .param("knownAnswer", SessionJson.writeOrNull(known), Types.VARCHAR)
                .param("isKnown", same != null)
                .param("sameSession", same == null ? null : same.session().value(), Types.OTHER)
                .param("sameNumber", same == null ? null : same.exchange(), Types.INTEGER)
                .param("recorded", recorded == null ? null : compressed(recorded), Types.BINARY)
                .param("sentNumber", sent == null ? null : sent.exchange(), Types.INTEGER)
                .param("about", sent == null ? null : sent.about(), Types.VARCHAR)
                .param("messageSet", sent == null ? null : sent.messageSetId(), Types.VARCHAR)
                .param("request", sent == null ? null : sent.request(), Types.VARCHAR)
                .param("answeredNumber", answered == null ? null : answered.exchange(), Types.INTEGER)
                .param("bytes", answered == null ? null : answered.bytes(), Types.BIGINT)
                .param("hresult", trouble == null ? null : trouble.hresult(), Types.VARCHAR)
                .param("hresultText", trouble == null ? null : trouble.quickBooksText(), Types.VARCHAR)
                .param("reply", answered == null ? null : answered.reply(), Types.INTEGER);
    }

    @Override
    public void compareFile(Visit visit, Instant now) {
        sync.doubtRecords(visit.guest().company(), now);
        sync.forgetMarks(visit.guest().company());
    }

    @Override
    public String request(Visit visit, int exchange) {
        return jdbc.sql("""
                        SELECT request
                          FROM exchange
                         WHERE company_id = :company
                           AND session_id = :session
                           AND number = :number
                        """)
                .param("company", visit.guest().company().value())
                .param("session", visit.guest().session().value())
                .param("number", exchange)
                .query(String.class)
                .single();
    }

    @Override
    public void keep(Visit visit, int exchange, MaskedText masked) {
        jdbc.sql("""
                        UPDATE exchange
                           SET response = :response
                         WHERE company_id = :company
                           AND session_id = :session
                           AND number = :number
                        """)
                .param("response", compressed(masked))
                .param("company", visit.guest().company().value())
                .param("session", visit.guest().session().value())
                .param("number", exchange)
                .update();
    }

    private static byte[] compressed(MaskedText masked) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8)) {
            masked.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void webConnectorVersion(String userName, String version) {
        jdbc.sql("""
                        UPDATE connector
                           SET web_connector_version = :version
                         WHERE username = :username
                           AND web_connector_version IS DISTINCT FROM :version
                        """).params(Map.of("username", userName, "version", version)).update();
    }

    private static Caller caller(Columns row, Instant now) throws SQLException {
        return new Caller(
                new CompanyId(row.uuid("company_id")),
                new ConnectorId(row.uuid("connector_id")),
                row.text("username"),
                row.bytes("key_hash"),
                row.bytesOrNull("previous_key_hash"),
                row.instantOrNull("previous_key_until"),
                row.flag("revoked"),
                row.flag("unattended"),
                row.textOrNull("installation"),
                row.text("company_file_path"),
                Duration.ofMinutes(row.number("sync_interval_minutes")),
                row.textOrNull("pause_reason"),
                row.instantOrNull("paused_until"),
                QuietHoursJson.read(row.text("quiet_hours")),
                row.instantOrNull("last_completed_at"),
                row.instantOrNull("last_turn_at"),
                lease(row),
                row.flag("loading"),
                row.instantOrNull("sync_requested_at"),
                row.flag("write_due"),
                row.textOrNull("suspended_reason"),
                neighbours(row.textOrNull("neighbours"), now));
    }

    private static Caller.@Nullable Lease lease(Columns row) throws SQLException {
        var holder = row.uuidOrNull("lease_connector_id");
        var attempted = row.instantOrNull("lease_attempted_at");
        if (holder == null || attempted == null) {
            return null;
        }
        var session = row.uuidOrNull("lease_session_id");
        return new Caller.Lease(new ConnectorId(holder), attempted, session == null ? null : new SessionId(session));
    }

    /** A neighbour as the statement describes it. */
    private record StoredNeighbour(
            int minutes,
            @Nullable Instant lastSeenAt,
            @Nullable Instant lastTurnAt,
            @Nullable Boolean atWork,
            boolean paused,
            @Nullable Instant pausedUntil,
            String quietHours,
            boolean stopped,
            @Nullable Boolean heldElsewhere) {
        TurnTaking.Neighbour neighbour(Instant now) {
            boolean isPaused = paused && (pausedUntil == null || now.isBefore(pausedUntil));
            boolean isQuiet = QuietHoursJson.read(quietHours).stream().anyMatch(hours -> hours.covers(now));
            return new TurnTaking.Neighbour(
                    Duration.ofMinutes(minutes),
                    lastSeenAt,
                    lastTurnAt,
                    Boolean.TRUE.equals(atWork),
                    !isPaused && !isQuiet && !stopped && !Boolean.TRUE.equals(heldElsewhere));
        }
    }

    private static List<TurnTaking.Neighbour> neighbours(@Nullable String json, Instant now) {
        var stored = SessionJson.readOrNull(json, StoredNeighbour[].class);
        return stored == null
                ? List.of()
                : List.of(stored).stream()
                        .map(neighbour -> neighbour.neighbour(now))
                        .toList();
    }

    private static Visit visit(ResultSet result, int number) throws SQLException {
        var row = new Columns(result);
        var progress = SessionJson.read(row.text("progress"));
        var guest = new Visit.Guest(
                new SessionId(row.uuid("session_id")),
                new CompanyId(row.uuid("company_id")),
                row.text("name"),
                new ConnectorId(row.uuid("connector_id")),
                row.uuid("owner_id"),
                row.uuid("file_id"),
                row.flag("personal_data"),
                row.flag("allow_sample_file"),
                row.instantOrNull("confirmed_at"),
                row.objectOrNull("initial_sync_from", LocalDate.class),
                row.text("company_file_path"),
                row.flag("holds_lease"),
                row.flag("compares_file"),
                row.instant("last_seen_at"));
        return new Visit(
                guest,
                StoredFile.read(row),
                StoredMarks.read(row.textOrNull("marks"), row.instantOrNull("known_answer_at")),
                StoredRereads.read(row.textOrNull("rereads")),
                new Agenda(progress.agenda()),
                StoredOutbox.read(row.textOrNull("outbox")),
                progress.state(),
                row.number("exchanges"),
                row.number("reads"),
                row.number("writes"),
                new Sighting(
                        row.textOrNull("company_file"),
                        row.textOrNull("computer"),
                        row.textOrNull("company_name"),
                        row.textOrNull("quickbooks_version"),
                        row.textOrNull("qbxml_version"),
                        row.textOrNull("country"),
                        row.instantOrNull("proved_at")),
                row.longNumber("last_change"),
                SessionJson.readOrNull(row.textOrNull("known_answer"), KnownAnswer.class));
    }
}
