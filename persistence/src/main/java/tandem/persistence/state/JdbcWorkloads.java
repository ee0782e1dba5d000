package tandem.persistence.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.persistence.Times;
import tandem.state.Workload;
import tandem.state.Workloads;

/** Counts in the indexes of what is not over and of what moved lately; a first load is measured for a week at most. */
final class JdbcWorkloads implements Workloads {

    private static final String WORKLOADS = """
            SELECT s.company_id, q.waiting, q.oldest, d.done, w.seconds
              FROM company_sync s
             CROSS JOIN LATERAL (SELECT count(*) AS waiting, min(p.created_at) AS oldest
                                   FROM request p
                                  WHERE p.company_id = s.company_id AND p.status NOT IN ('succeeded', 'cancelled')
                                    AND p.status <> 'failed') q
             CROSS JOIN LATERAL (SELECT count(*) AS done
                                   FROM request p
                                  WHERE p.company_id = s.company_id AND p.updated_at > :lately AND p.status = 'succeeded') d
              LEFT JOIN LATERAL (SELECT extract(epoch FROM sum(COALESCE(v.ended_at, v.last_seen_at) - v.started_at))::bigint
                                            AS seconds
                                   FROM session v
                                  WHERE v.company_id = s.company_id AND v.started_at >= s.confirmed_at) w
                ON s.history_completed_at IS NULL AND s.confirmed_at > :load_since
             WHERE s.company_id = ANY (:companies::uuid[])
            """;

    private static final Duration LONGEST_LOAD = Duration.ofDays(7);

    private final JdbcClient jdbc;

    JdbcWorkloads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<CompanyId, Workload> of(Collection<CompanyId> companies, Instant now) {
        return jdbc
                .sql(WORKLOADS)
                .param("companies", companies.stream().map(CompanyId::value).toArray(UUID[]::new))
                .param("lately", Times.parameter(now.minus(Workload.LATELY)))
                .param("load_since", Times.parameter(now.minus(LONGEST_LOAD)))
                .query((row, number) ->
                        Map.entry(new CompanyId(row.getObject("company_id", UUID.class)), workload(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Workload workload(ResultSet row) throws SQLException {
        var seconds = row.getObject("seconds", Long.class);
        return new Workload(
                row.getLong("waiting"),
                Times.read(row, "oldest"),
                row.getLong("done"),
                seconds == null ? null : Duration.ofSeconds(seconds));
    }
}
