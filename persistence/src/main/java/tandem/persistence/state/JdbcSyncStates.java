package tandem.persistence.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyFile;
import tandem.company.CompanyId;
import tandem.company.CompanyOverview;
import tandem.company.ConnectorId;
import tandem.company.ConnectorOverview;
import tandem.company.SessionId;
import tandem.persistence.Times;
import tandem.persistence.company.ReadCompanies;
import tandem.persistence.company.ReadConnectors;
import tandem.persistence.session.ScrubJson;
import tandem.reading.ReadMark;
import tandem.request.QueueCounts;
import tandem.state.SyncBoard;
import tandem.state.SyncFacts;
import tandem.state.SyncFacts.HoldingSession;
import tandem.state.SyncFacts.UnreadableRecords;
import tandem.state.SyncStates;

/** The facts of any number of companies in three statements; the places on the board in two. */
final class JdbcSyncStates implements SyncStates {

    private static final String COMPANIES = "SELECT " + ReadCompanies.COLUMNS + """
            , s.history_completed_at, s.records_doubted_at, s.last_attempt_at, s.last_completed_at, s.last_error_code, s.last_error_message,
              s.last_error_at, s.last_mode, s.multi_user, s.personal_data_allowed,
              o.id AS session_id, o.connector_id AS session_connector, o.started_at AS session_started,
              o.last_seen_at AS session_seen, o.exchanges AS session_exchanges,
              u.unreadable, u.unreadable_example, q.queued, q.sent, q.in_doubt, q.failed
              FROM company c
              JOIN company_sync s ON s.company_id = c.id
              LEFT JOIN session o ON o.company_id = c.id AND o.id = s.lease_session_id AND o.ended_at IS NULL
             CROSS JOIN LATERAL (SELECT count(*) AS unreadable, min(r.reason) AS unreadable_example
                                   FROM record_to_reread r
                                  WHERE r.company_id = c.id AND r.reason IS NOT NULL) u
             CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE p.status IN ('blocked', 'queued')) AS queued,
                                        count(*) FILTER (WHERE p.status = 'sent') AS sent,
                                        count(*) FILTER (WHERE p.status = 'in_doubt') AS in_doubt,
                                        count(*) FILTER (WHERE p.status = 'failed') AS failed
                                   FROM request p
                                  WHERE p.company_id = c.id AND p.status NOT IN ('succeeded', 'cancelled')) q
             WHERE c.id = ANY (:companies::uuid[])
            """;

    private static final String MARKS = """
            SELECT m.*, y.known_answer_at
              FROM read_mark m
              JOIN company_sync y ON y.company_id = m.company_id
             WHERE m.company_id = ANY (:companies::uuid[])
            """;

    private final JdbcClient jdbc;
    private final WorstFirst worstFirst;

    JdbcSyncStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.worstFirst = new WorstFirst(jdbc);
    }

    @Override
    public List<SyncFacts> find(Collection<CompanyId> companies) {
        return companies.isEmpty()
                ? List.of()
                : facts(companies.stream().map(CompanyId::value).toList());
    }

    @Override
    public List<SyncBoard.Place> worst(
            SyncBoard.Wanted wanted, SyncBoard.@Nullable Place after, int limit, Instant now) {
        return worstFirst.places(wanted, after, limit, now);
    }

    private record OwnedMark(UUID company, ReadMark mark) {}

    /** What the rows of one company hold. */
    private record Row(
            CompanyOverview overview,
            @Nullable UnreadableRecords unreadable,
            QueueCounts queue,
            @Nullable HoldingSession session,
            @Nullable Instant historyCompletedAt,
            @Nullable Instant comparedSince,
            @Nullable Instant lastAttemptAt,
            @Nullable Instant lastCompletedAt,
            CompanyFile.@Nullable Problem problem,
            CompanyFile.Mode mode,
            @Nullable Boolean multiUser,
            @Nullable Boolean personalData) {}

    private List<SyncFacts> facts(List<UUID> companies) {
        var ids = companies.toArray(UUID[]::new);
        Map<UUID, List<ConnectorOverview>> connectors = ReadConnectors.inUse(jdbc, companies).stream()
                .collect(Collectors.groupingBy(
                        connector -> connector.connector().company().value()));
        Map<UUID, List<ReadMark>> marks =
                jdbc.sql(MARKS).param("companies", ids).query(JdbcSyncStates::mark).list().stream()
                        .collect(Collectors.groupingBy(
                                OwnedMark::company, Collectors.mapping(OwnedMark::mark, Collectors.toList())));
        return jdbc.sql(COMPANIES).param("companies", ids).query(JdbcSyncStates::row).list().stream()
                .map(row -> facts(row, connectors, marks))
                .toList();
    }

    private static SyncFacts facts(
            Row row, Map<UUID, List<ConnectorOverview>> connectors, Map<UUID, List<ReadMark>> marks) {
        var id = row.overview().company().id().value();
        return new SyncFacts(
                row.overview(),
                Objects.requireNonNullElse(connectors.get(id), List.of()),
                Objects.requireNonNullElse(marks.get(id), List.of()),
                row.unreadable(),
                row.queue(),
                row.session(),
                row.historyCompletedAt(),
                row.comparedSince(),
                row.lastAttemptAt(),
                row.lastCompletedAt(),
                row.problem(),
                row.mode(),
                row.multiUser(),
                row.personalData());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                ReadCompanies.overview(row),
                unreadable(row),
                new QueueCounts(
                        row.getLong("queued"), row.getLong("sent"), row.getLong("in_doubt"), row.getLong("failed")),
                session(row),
                Times.read(row, "history_completed_at"),
                Times.read(row, "records_doubted_at"),
                Times.read(row, "last_attempt_at"),
                Times.read(row, "last_completed_at"),
                problem(row),
                CompanyFile.Mode.valueOf(row.getString("last_mode").toUpperCase(Locale.ROOT)),
                row.getObject("multi_user", Boolean.class),
                row.getObject("personal_data_allowed", Boolean.class));
    }

    private static @Nullable UnreadableRecords unreadable(ResultSet row) throws SQLException {
        var example = row.getString("unreadable_example");
        return example == null ? null : new UnreadableRecords(row.getLong("unreadable"), example);
    }

    private static @Nullable HoldingSession session(ResultSet row) throws SQLException {
        var id = row.getObject("session_id", UUID.class);
        return id == null
                ? null
                : new HoldingSession(
                        new SessionId(id),
                        new ConnectorId(row.getObject("session_connector", UUID.class)),
                        Times.required(row, "session_started"),
                        Times.required(row, "session_seen"),
                        row.getInt("session_exchanges") > 0);
    }

    private static CompanyFile.@Nullable Problem problem(ResultSet row) throws SQLException {
        var at = Times.read(row, "last_error_at");
        return at == null
                ? null
                : new CompanyFile.Problem(
                        row.getString("last_error_code"),
                        Objects.requireNonNullElse(row.getString("last_error_message"), ""),
                        at);
    }

    private static OwnedMark mark(ResultSet row, int number) throws SQLException {
        return new OwnedMark(
                row.getObject("company_id", UUID.class),
                new ReadMark(
                                row.getString("kind"),
                                row.getObject("synced_through", LocalDateTime.class),
                                row.getBoolean("initial_done"),
                                row.getObject("history_before", LocalDate.class),
                                row.getObject("history_days", Integer.class),
                                row.getBoolean("complete"),
                                row.getObject("page_size", Integer.class),
                                row.getInt("fast_pages"),
                                row.getInt("refusals"),
                                Times.read(row, "set_aside_at"),
                                Times.read(row, "history_aside_at"),
                                row.getString("set_aside_reason"),
                                Times.read(row, "last_read_at"),
                                Times.read(row, "last_swept_at"),
                                ScrubJson.read(row.getString("scrub")))
                        .alsoReadAt(Times.read(row, "known_answer_at")));
    }
}
