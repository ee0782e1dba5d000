package tandem.persistence.request;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;
import tandem.company.SessionId;
import tandem.persistence.Times;
import tandem.request.Cause;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.RequestStatus;
import tandem.request.Requests;
import tandem.request.Sending;
import tandem.request.Subject;

/** Requests on PostgreSQL: every step is one statement that names the version it starts from. */
public final class JdbcRequests implements Requests {

    private static final String ADD = """
            WITH added AS (
                INSERT INTO request (company_id, id, operation, rank, subject_kind, subject_id, errand, status, depends_on,
                                     version, created_at, updated_at)
                VALUES (:company, :id, :operation, :rank, :subjectKind, :subject, :errand::jsonb, :status, :dependsOn,
                        :version, :createdAt, :createdAt)
                RETURNING company_id, id, version, created_at, status)
            INSERT INTO request_step (company_id, request_id, version, at, to_status, by, reason)
            SELECT company_id, id, version, created_at, status, :by, :reason
              FROM added
            """;

    private static final String MOVE = """
            WITH moved AS (
                UPDATE request
                   SET errand = :errand::jsonb, status = :status, attempts = :attempts, refusals = :refusals::jsonb,
                       not_before = :notBefore,
                       not_in_session = :notIn, message_set_id = :messageSet, sent_by = :sentBy, sent_in = :sentIn,
                       sent_exchange = :sentExchange, sent_at = :sentAt, failure = :failure::jsonb, depends_on = :dependsOn,
                       quickbooks_id = :quickBooksId, version = :version, updated_at = :now,
                       stamp = CASE WHEN :status = 'sent'
                                    THEN (SELECT y.stamp_confirmed FROM company_sync y WHERE y.company_id = :company)
                                    ELSE stamp END
                 WHERE company_id = :company
                   AND id = :id
                   AND version = :before
                   AND status = :from
                RETURNING company_id, id)
            INSERT INTO request_step (company_id, request_id, version, at, from_status, to_status, by, reason)
            SELECT company_id, id, :version, :now, :from, :status, :by, :reason
              FROM moved
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    /** Works on the connections of {@code jdbc}, inside the transaction of the calling thread. */
    public JdbcRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void add(Request request, Cause cause) {
        var subject = request.errand().subject();
        jdbc.sql(ADD)
                .param("company", request.company().value())
                .param("id", request.id().value())
                .param("operation", request.errand().operation().word())
                .param("rank", request.errand().operation().ordinal())
                .param("subjectKind", subject.kind().word())
                .param("subject", subject.id())
                .param("errand", RequestJson.write(request.errand()))
                .param("status", request.status().word())
                .param("dependsOn", ids(request.dependsOn()))
                .param("version", request.version())
                .param("createdAt", Times.parameter(request.createdAt()))
                .param("by", cause.by())
                .param("reason", cause.reason(), Types.VARCHAR)
                .update();
    }

    @Override
    public void hold(CompanyId company) {
        jdbc.sql("SELECT company_id FROM company_sync WHERE company_id = :company FOR UPDATE")
                .param("company", company.value())
                .query(UUID.class)
                .optional();
    }

    @Override
    public Optional<Request> find(CompanyId company, RequestId id) {
        return jdbc.sql("SELECT * FROM request WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .query(JdbcRequests::request)
                .optional();
    }

    @Override
    public void move(Request before, Request after, Cause cause) {
        var sending = after.sending();
        int moved = jdbc.sql(MOVE)
                .param("company", before.company().value())
                .param("id", before.id().value())
                .param("before", before.version())
                .param("from", before.status().word())
                .param("errand", RequestJson.write(after.errand()))
                .param("status", after.status().word())
                .param("attempts", after.attempts())
                .param("refusals", RequestJson.write(after.refusals()))
                .param("notBefore", Times.parameter(after.notBefore()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("notIn", after.notIn() == null ? null : after.notIn().value(), Types.OTHER)
                .param("messageSet", sending == null ? null : sending.messageSetId(), Types.VARCHAR)
                .param("sentBy", sending == null ? null : sending.connector().value(), Types.OTHER)
                .param("sentIn", sending == null ? null : sending.session().value(), Types.OTHER)
                .param("sentExchange", sending == null ? null : sending.exchange(), Types.INTEGER)
                .param("sentAt", sending == null ? null : Times.parameter(sending.at()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("failure", RequestJson.write(after.failure()), Types.VARCHAR)
                .param("dependsOn", ids(after.dependsOn()))
                .param("quickBooksId", after.quickBooksId(), Types.VARCHAR)
                .param("version", after.version())
                .param("now", Times.parameter(clock.instant()))
                .param("by", cause.by())
                .param("reason", cause.reason(), Types.VARCHAR)
                .update();
        if (moved != 1) {
            throw new IllegalStateException("the request " + before.id() + " is not at version " + before.version()
                    + " and " + before.status().word() + " any more");
        }
    }

    @Override
    public void vanished(CompanyId company, long counter, Instant now) {
        jdbc.sql("""
                        UPDATE request
                           SET vanished_at = :now
                         WHERE company_id = :company
                           AND status = 'succeeded'
                           AND vanished_at IS NULL
                           AND stamp > :counter
                        """)
                .param("company", company.value())
                .param("counter", counter)
                .param("now", Times.parameter(now))
                .update();
    }

    @Override
    public List<Request> pending(CompanyId company, Subject subject) {
        return jdbc.sql("""
                        SELECT *
                          FROM request
                         WHERE company_id = :company
                           AND subject_id = :subject
                           AND subject_kind = :kind
                           AND status NOT IN ('succeeded', 'cancelled')
                         ORDER BY id
                        """)
                .param("company", company.value())
                .param("subject", subject.id())
                .param("kind", subject.kind().word())
                .query(JdbcRequests::request)
                .list();
    }

    @Override
    public List<Request> waitingFor(Request request) {
        return jdbc.sql("""
                        SELECT *
                          FROM request
                         WHERE status = 'blocked'
                           AND depends_on @> ARRAY[:id]
                           AND company_id = :company
                         ORDER BY id
                        """)
                .param("company", request.company().value())
                .param("id", request.id().value())
                .query(JdbcRequests::request)
                .list();
    }

    @Override
    public boolean areOver(CompanyId company, Set<RequestId> ids) {
        return jdbc.sql("""
                        SELECT count(*)
                          FROM request
                         WHERE company_id = :company
                           AND id = ANY (:ids)
                           AND status IN ('succeeded', 'cancelled')
                        """)
                        .param("company", company.value())
                        .param("ids", ids(ids))
                        .query(Integer.class)
                        .single()
                == ids.size();
    }

    private static UUID[] ids(Set<RequestId> ids) {
        return ids.stream().map(RequestId::value).sorted().toArray(UUID[]::new);
    }

    static Request request(ResultSet row, int number) throws SQLException {
        return new Request(
                new RequestId(row.getObject("id", UUID.class)),
                new CompanyId(row.getObject("company_id", UUID.class)),
                RequestJson.errand(row.getString("errand")),
                RequestStatus.ofWord(row.getString("status")).orElseThrow(),
                row.getInt("attempts"),
                RequestJson.refusals(row.getString("refusals")),
                Times.read(row, "not_before"),
                session(row.getObject("not_in_session", UUID.class)),
                sending(row),
                RequestJson.failure(row.getString("failure")),
                dependsOn(row.getArray("depends_on")),
                row.getString("quickbooks_id"),
                made(row),
                row.getLong("version"));
    }

    private static Instant made(ResultSet row) throws SQLException {
        var at = Times.read(row, "created_at");
        if (at == null) {
            throw new IllegalStateException("a request was made at no time");
        }
        return at;
    }

    private static @Nullable SessionId session(@Nullable UUID id) {
        return id == null ? null : new SessionId(id);
    }

    private static @Nullable Sending sending(ResultSet row) throws SQLException {
        var at = Times.read(row, "sent_at");
        return at == null
                ? null
                : new Sending(
                        row.getString("message_set_id"),
                        new ConnectorId(row.getObject("sent_by", UUID.class)),
                        new SessionId(row.getObject("sent_in", UUID.class)),
                        row.getInt("sent_exchange"),
                        at);
    }

    private static Set<RequestId> dependsOn(Array ids) throws SQLException {
        var all = new LinkedHashSet<RequestId>();
        Arrays.stream((UUID[]) ids.getArray()).map(RequestId::new).forEach(all::add);
        return all;
    }
}
