package tandem.persistence.request;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.listing.Slice;
import tandem.persistence.Times;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.RequestLog;
import tandem.request.RequestStatus;

/** Requests as people look for them. */
final class JdbcRequestLog implements RequestLog {

    private final JdbcClient jdbc;

    JdbcRequestLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Slice<Request> list(Filter filter, @Nullable RequestId after, int limit) {
        var rows = jdbc.sql("""
                        SELECT *
                          FROM request
                         WHERE (:company::uuid IS NULL OR company_id = :company)
                           AND (:status::text IS NULL OR status = :status)
                           AND (:operation::text IS NULL OR operation = :operation)
                           AND (:code::text IS NULL OR failure_code = :code)
                           AND (:before::timestamptz IS NULL OR created_at < :before)
                           AND (:after::timestamptz IS NULL OR created_at >= :after)
                           AND (:last::uuid IS NULL OR id < :last)
                         ORDER BY id DESC
                         LIMIT :limit
                        """)
                .param(
                        "company",
                        filter.company() == null ? null : filter.company().value(),
                        Types.OTHER)
                .param(
                        "status",
                        filter.status() == null ? null : filter.status().word(),
                        Types.VARCHAR)
                .param(
                        "operation",
                        filter.operation() == null ? null : filter.operation().word(),
                        Types.VARCHAR)
                .param("code", filter.errorCode(), Types.VARCHAR)
                .param("before", Times.parameter(filter.before()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("after", Times.parameter(filter.after()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("last", after == null ? null : after.value(), Types.OTHER)
                .param("limit", limit + 1)
                .query(JdbcRequests::request)
                .list();
        return Slice.of(rows, limit);
    }

    @Override
    public Map<RequestStatus, Long> counts(@Nullable CompanyId company) {
        var counts = new EnumMap<RequestStatus, Long>(RequestStatus.class);
        jdbc.sql("SELECT status, count(*) AS many FROM request WHERE status NOT IN ('succeeded', 'cancelled')"
                        + (company == null ? "" : " AND company_id = :company") + " GROUP BY status")
                .params(company == null ? Map.of() : Map.of("company", company.value()))
                .query(row -> {
                    counts.put(RequestStatus.ofWord(row.getString("status")).orElseThrow(), row.getLong("many"));
                });
        return counts;
    }

    @Override
    public Optional<Request> find(RequestId id) {
        return jdbc.sql("SELECT * FROM request WHERE id = :id")
                .param("id", id.value())
                .query(JdbcRequests::request)
                .optional();
    }

    @Override
    public List<Request> find(CompanyId company, Set<RequestId> ids) {
        return jdbc.sql("SELECT * FROM request WHERE company_id = :company AND id = ANY (:ids)")
                .param("company", company.value())
                .param("ids", ids.stream().map(RequestId::value).toArray(UUID[]::new))
                .query(JdbcRequests::request)
                .list();
    }

    private record OwnedStep(RequestId request, Step step) {}

    @Override
    public Map<RequestId, List<Step>> histories(List<Request> requests) {
        return jdbc
                .sql("""
                        SELECT request_id, at, from_status, to_status, by, reason
                          FROM request_step
                         WHERE company_id = ANY (:companies)
                           AND request_id = ANY (:ids)
                         ORDER BY request_id, version
                        """)
                .param(
                        "companies",
                        requests.stream()
                                .map(one -> one.company().value())
                                .distinct()
                                .toArray(UUID[]::new))
                .param("ids", requests.stream().map(one -> one.id().value()).toArray(UUID[]::new))
                .query(JdbcRequestLog::step)
                .list()
                .stream()
                .collect(groupingBy(OwnedStep::request, mapping(OwnedStep::step, toList())));
    }

    private static OwnedStep step(ResultSet row, int number) throws SQLException {
        var from = row.getString("from_status");
        return new OwnedStep(
                new RequestId(row.getObject("request_id", UUID.class)),
                new Step(
                        Times.required(row, "at"),
                        from == null ? null : RequestStatus.ofWord(from).orElseThrow(),
                        RequestStatus.ofWord(row.getString("to_status")).orElseThrow(),
                        row.getString("by"),
                        row.getString("reason")));
    }
}
