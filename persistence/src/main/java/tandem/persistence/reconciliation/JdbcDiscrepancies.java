package tandem.persistence.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.listing.Slice;
import tandem.persistence.Times;
import tandem.reconciliation.Check;
import tandem.reconciliation.Discrepancies;
import tandem.reconciliation.Discrepancy;
import tandem.reconciliation.Patience;
import tandem.reconciliation.Reconciliation;
import tandem.reconciliation.Reconciliation.Scope;
import tandem.reconciliation.Severity;
import tandem.request.RequestId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The checks on PostgreSQL: one statement for each, over all records of a company or over those that moved. */
final class JdbcDiscrepancies implements Discrepancies {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    /** From so many moved records on, everything is compared, which is cheaper then. */
    private static final int MANY = 5_000;

    /** A change may have been on its way to its commit while the last comparison looked. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    /** A million bills are sorted and joined in memory; to the end of the transaction, of which a company has one at a time. */
    private static final String ROOM_FOR_EVERYTHING = "SET LOCAL work_mem = '64MB'";

    /** The company of the row {@code s} is not stopped, and nothing of it waits to be read again. */
    private static final String NOTHING_UNDER_WAY = """
            (s.suspended_at IS NULL AND s.pairing <> 'mismatch'
             AND NOT EXISTS (SELECT FROM record_to_reread w WHERE w.company_id = s.company_id))""";

    /** Where nothing is under way, an update that brought nothing is no reason; what time alone changes is seen once an hour. */
    private static final String DUE = """
            SELECT s.company_id
              FROM company_sync s
              JOIN company c ON c.id = s.company_id AND c.retired_at IS NULL
              LEFT JOIN change_counter f ON f.company_id = s.company_id
             WHERE (s.initial_completed_at IS NOT NULL OR s.suspended_at IS NOT NULL)
               AND s.lease_session_id IS NULL
               AND (s.reconciled_at IS NULL
                    OR f.last_seq > s.reconciled_through
                    OR greatest(s.last_completed_at, s.last_attempt_at) > s.reconciled_at + interval '1 hour'
                    OR (greatest(s.last_completed_at, s.last_attempt_at) > s.reconciled_at
                        AND (NOT s.reconciled_calm
                             OR NOT %s
                             OR s.closing_date_seen_at > s.reconciled_at))
                    OR EXISTS (SELECT FROM request r WHERE r.company_id = s.company_id AND r.updated_at > s.reconciled_at))
             ORDER BY s.reconciled_at NULLS FIRST
            """.formatted(NOTHING_UNDER_WAY);

    /** What moved since the last comparison, whatever a check may tell of because of it, and what is not right so far. */
    private static final String MOVED = """
            WITH moved AS MATERIALIZED (
                SELECT entity_id AS id FROM change_feed WHERE company_id = :company AND seq > :after AND seq <= :through
                UNION
                SELECT subject_id FROM request WHERE company_id = :company AND updated_at > :since
            ), wider AS (
                SELECT id FROM moved
                UNION
                SELECT b.id
                  FROM moved m
                  JOIN payment_application l ON l.company_id = :company AND l.payment_id = m.id
                  JOIN bill b ON b.company_id = l.company_id AND b.txn_id = l.txn_id
                UNION
                SELECT b.id
                  FROM moved m
                  JOIN credit_link l ON l.company_id = :company AND l.credit_id = m.id
                  JOIN bill b ON b.company_id = l.company_id AND b.txn_id = l.txn_id
                UNION
                SELECT l.payment_id
                  FROM moved m
                  JOIN bill b ON b.company_id = :company AND b.id = m.id
                  JOIN payment_application l ON l.company_id = b.company_id AND l.txn_id = b.txn_id
                UNION
                SELECT c.payment_id FROM moved m JOIN own_payment_claim c ON c.company_id = :company AND c.record_id = m.id
                UNION
                SELECT c.record_id FROM moved m JOIN own_payment_claim c ON c.company_id = :company AND c.payment_id = m.id
                UNION
                SELECT o.id
                  FROM moved m
                  JOIN bill_payment p ON p.company_id = :company AND p.id = m.id
                  JOIN own_payment o ON o.company_id = p.company_id AND o.txn_id = p.txn_id
                UNION
                SELECT v.id
                  FROM moved m
                  JOIN bill b ON b.company_id = :company AND b.id = m.id
                  JOIN vendor v ON v.company_id = b.company_id AND v.list_id = b.vendor_list_id
                UNION
                SELECT v.id
                  FROM moved m
                  JOIN vendor_credit k ON k.company_id = :company AND k.id = m.id
                  JOIN vendor v ON v.company_id = k.company_id AND v.list_id = k.vendor_list_id
                UNION
                SELECT k.id
                  FROM moved m
                  JOIN bill b ON b.company_id = :company AND b.id = m.id
                  JOIN vendor_credit k ON k.company_id = b.company_id AND k.vendor_list_id = b.vendor_list_id
                UNION
                SELECT p.vendor_id FROM moved m JOIN own_payment p ON p.company_id = :company AND p.id = m.id
                UNION
                SELECT id FROM own_bill WHERE company_id = :company AND txn_id IS NULL
                UNION
                SELECT p.id
                  FROM own_payment p
                  JOIN request r ON r.company_id = p.company_id AND r.id = p.request_id
                 WHERE p.company_id = :company AND r.status NOT IN ('succeeded', 'cancelled')
                UNION
                SELECT bill_id FROM bill_deleted_here WHERE company_id = :company AND deleted_at > :since
                UNION
                SELECT subject_id FROM discrepancy WHERE company_id = :company AND status <> 'resolved'
                UNION
                SELECT md5(kind || ' ' || record_id)::uuid FROM record_to_reread WHERE company_id = :company AND reason IS NOT NULL
                UNION
                SELECT :company)
            SELECT id FROM wider WHERE id IS NOT NULL LIMIT %d
            """.formatted(MANY);

    private final JdbcClient jdbc;
    private final Patience patience;
    private final CheckSql checks = new CheckSql();

    JdbcDiscrepancies(JdbcClient jdbc, Patience patience) {
        this.jdbc = jdbc;
        this.patience = patience;
    }

    @Override
    public List<CompanyId> due() {
        return companies(DUE);
    }

    @Override
    public List<CompanyId> all() {
        return companies("""
                SELECT s.company_id
                  FROM company_sync s
                  JOIN company c ON c.id = s.company_id AND c.retired_at IS NULL
                 WHERE s.initial_completed_at IS NOT NULL
                 ORDER BY s.company_id
                """);
    }

    private List<CompanyId> companies(String sql) {
        return jdbc.sql(sql)
                .query((row, number) -> new CompanyId(row.getObject("company_id", UUID.class)))
                .list();
    }

    /** How far the comparison before this one had come, and how far the feed has. */
    private record Since(long seq, Instant at, long through) {}

    @Override
    public Reconciliation compare(CompanyId company, Scope wanted, String askedBy, Instant now) {
        oneAtATime(company);
        forgetWhatIsOpenAgain(company);
        var since = since(company);
        var moved = wanted == Scope.FULL ? Set.<UUID>of() : moved(company, since);
        var scope = moved.size() >= MANY ? Scope.FULL : wanted;
        if (scope == Scope.FULL) {
            jdbc.sql(ROOM_FOR_EVERYTHING).update();
        }
        int opened = 0;
        int resolved = 0;
        for (var check : Check.values()) {
            var counts = run(company, check, scope, moved, now);
            opened += counts.opened();
            resolved += counts.resolved();
        }
        jdbc.sql("""
                        UPDATE company_sync s
                           SET reconciled_through = :through, reconciled_at = :now,
                               reconciled_calm = %s
                                   AND NOT EXISTS (SELECT FROM discrepancy d
                                                    WHERE d.company_id = s.company_id AND d.subject_id = s.company_id
                                                      AND d.code = :silent AND d.status <> 'resolved')
                         WHERE s.company_id = :company
                        """.formatted(NOTHING_UNDER_WAY))
                .param("silent", Check.NO_CONNECTOR_SEEN.code())
                .param("company", company.value())
                .param("through", since.through())
                .param("now", Times.parameter(now))
                .update();
        return keep(company, scope, askedBy, opened, resolved, now);
    }

    /** The lock goes with the transaction. Sessions are not kept waiting by it. */
    private void oneAtATime(CompanyId company) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('reconciliation ' || :company, 0))")
                .param("company", company.value().toString())
                .query((row, number) -> true)
                .single();
    }

    /** Who moves the closing date back means to change what lies behind it. */
    private void forgetWhatIsOpenAgain(CompanyId company) {
        jdbc.sql("""
                        DELETE FROM closed_period_change c
                         USING company_sync s
                         WHERE c.company_id = :company
                           AND s.company_id = c.company_id
                           AND (s.closing_date IS NULL OR c.dated > s.closing_date)
                        """).param("company", company.value()).update();
    }

    private Since since(CompanyId company) {
        return jdbc.sql("""
                        SELECT s.reconciled_through, s.reconciled_at, COALESCE(f.last_seq, 0) AS last_seq
                          FROM company_sync s
                          LEFT JOIN change_counter f ON f.company_id = s.company_id
                         WHERE s.company_id = :company
                        """)
                .param("company", company.value())
                .query((row, number) -> {
                    var at = Times.read(row, "reconciled_at");
                    return new Since(
                            row.getLong("reconciled_through"),
                            at == null ? Instant.EPOCH : at,
                            row.getLong("last_seq"));
                })
                .single();
    }

    private Set<UUID> moved(CompanyId company, Since since) {
        return jdbc
                .sql(MOVED)
                .param("company", company.value())
                .param("after", since.seq())
                .param("through", since.through())
                .param("since", Times.parameter(since.at().minus(OVERLAP)))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private record Counts(int opened, int resolved) {}

    private Counts run(CompanyId company, Check check, Scope scope, Set<UUID> subjects, Instant now) {
        return jdbc.sql(checks.of(check, scope))
                .param("company", company.value())
                .param("code", check.code())
                .param("severity", check.severity().word())
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("now", Times.parameter(now))
                .param("tooLong", interval(patience.inProcess()))
                .param("inDoubtTooLong", interval(patience.inDoubt()))
                .param("silentTooLong", interval(patience.silent()))
                .param("movedLately", interval(patience.moved()))
                .query((row, number) -> new Counts(row.getInt("opened"), row.getInt("resolved")))
                .single();
    }

    private static String interval(Duration duration) {
        return duration.toSeconds() + " seconds";
    }

    private Reconciliation keep(
            CompanyId company, Scope scope, String askedBy, int opened, int resolved, Instant startedAt) {
        return jdbc.sql("""
                        INSERT INTO reconciliation (company_id, id, scope, asked_by, started_at, finished_at, opened, resolved)
                        VALUES (:company, id_made_at(:startedAt), :scope, :askedBy, :startedAt,
                                :startedAt + (clock_timestamp() - transaction_timestamp()), :opened, :resolved)
                        RETURNING *
                        """)
                .param("company", company.value())
                .param("scope", scope.word())
                .param("askedBy", askedBy)
                .param("startedAt", Times.parameter(startedAt))
                .param("opened", opened)
                .param("resolved", resolved)
                .query(JdbcDiscrepancies::reconciliation)
                .single();
    }

    @Override
    public Optional<Reconciliation> comparison(CompanyId company, UUID id) {
        return jdbc.sql("SELECT * FROM reconciliation WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(JdbcDiscrepancies::reconciliation)
                .optional();
    }

    private static Reconciliation reconciliation(ResultSet row, int number) throws SQLException {
        return new Reconciliation(
                row.getObject("id", UUID.class),
                Scope.ofWord(row.getString("scope")),
                row.getString("asked_by"),
                Times.required(row, "started_at"),
                Times.required(row, "finished_at"),
                row.getInt("opened"),
                row.getInt("resolved"));
    }

    @Override
    public Slice<Discrepancy> list(CompanyId company, Filter filter, @Nullable UUID after, int limit) {
        var rows = jdbc.sql("""
                        SELECT *
                          FROM discrepancy
                         WHERE company_id = :company
                           AND (:status::text IS NULL OR status = :status)
                           AND (:code::text IS NULL OR code = :code)
                           AND (:severity::text IS NULL OR severity = :severity)
                           AND (:last::uuid IS NULL OR id > :last)
                         ORDER BY id
                         LIMIT :limit
                        """)
                .param("company", company.value())
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().word(),
                        Types.VARCHAR)
                .param("code", filter.check() == null ? null : filter.check().code(), Types.VARCHAR)
                .param(
                        "severity",
                        filter.severity() == null ? null : filter.severity().word(),
                        Types.VARCHAR)
                .param("last", after, Types.OTHER)
                .param("limit", limit + 1)
                .query(JdbcDiscrepancies::discrepancy)
                .list();
        return Slice.of(rows, limit);
    }

    @Override
    public List<Discrepancy> openAbout(CompanyId company, Set<UUID> records, Severity least) {
        return jdbc.sql("""
                        SELECT *
                          FROM discrepancy
                         WHERE company_id = :company
                           AND status = 'open'
                           AND subject_id = ANY (:records)
                           AND severity = ANY (:severities)
                         ORDER BY id
                        """)
                .param("company", company.value())
                .param("records", records.toArray(UUID[]::new))
                .param(
                        "severities",
                        Arrays.stream(Severity.values())
                                .filter(severity -> severity.compareTo(least) <= 0)
                                .map(Severity::word)
                                .toArray(String[]::new))
                .query(JdbcDiscrepancies::discrepancy)
                .list();
    }

    @Override
    public Optional<Discrepancy> find(CompanyId company, UUID id) {
        return jdbc.sql("SELECT * FROM discrepancy WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(JdbcDiscrepancies::discrepancy)
                .optional();
    }

    private static Discrepancy discrepancy(ResultSet row, int number) throws SQLException {
        var acceptedBy = row.getString("accepted_by");
        var resentAs = row.getObject("resent_as", UUID.class);
        return new Discrepancy(
                row.getObject("id", UUID.class),
                Check.ofCode(row.getString("code")).orElseThrow(),
                Severity.ofWord(row.getString("severity")),
                new Discrepancy.About(
                        row.getString("subject_kind"),
                        row.getObject("subject_id", UUID.class),
                        row.getString("name"),
                        row.getString("quickbooks_id")),
                JSON.readValue(row.getString("quickbooks"), FIELDS),
                JSON.readValue(row.getString("hub"), FIELDS),
                Discrepancy.Status.ofWord(row.getString("status")),
                row.getInt("openings"),
                Times.required(row, "first_seen_at"),
                Times.required(row, "opened_at"),
                Times.required(row, "last_seen_at"),
                Times.read(row, "resolved_at"),
                acceptedBy == null ? null : new Discrepancy.Acceptance(acceptedBy, row.getString("accepted_why")),
                resentAs == null ? null : new RequestId(resentAs),
                row.getLong("version"));
    }

    @Override
    public boolean accept(CompanyId company, UUID id, Discrepancy.Acceptance acceptance) {
        return jdbc.sql("""
                        UPDATE discrepancy
                           SET status = 'accepted', accepted_by = :by, accepted_why = :why, version = version + 1
                         WHERE company_id = :company AND id = :id AND status = 'open'
                        """)
                        .param("company", company.value())
                        .param("id", id)
                        .param("by", acceptance.by())
                        .param("why", acceptance.reason())
                        .update()
                == 1;
    }

    @Override
    public void resent(CompanyId company, UUID id, RequestId request) {
        jdbc.sql("""
                        UPDATE discrepancy
                           SET resent_as = :request, version = version + 1
                         WHERE company_id = :company AND id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("request", request.value())
                .update();
    }
}
