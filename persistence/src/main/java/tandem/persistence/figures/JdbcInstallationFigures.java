package tandem.persistence.figures;

import static java.util.stream.Collectors.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyStatus;
import tandem.figures.Figures;
import tandem.figures.Figures.Pile;
import tandem.figures.InstallationFigures;
import tandem.figures.Rhythm;
import tandem.persistence.Times;
import tandem.reconciliation.Severity;
import tandem.request.RequestStatus;

/**
 * Counts in one pass over the companies, and over what is open by the indexes that hold nothing else. The words of a
 * company's status are those of {@link CompanyStatus#of}.
 */
final class JdbcInstallationFigures implements InstallationFigures {

    private static final int SECONDS_UNTIL_GIVEN_UP = 5;

    private static final String LOOK = """
            WITH standing AS MATERIALIZED (
                SELECT CASE WHEN s.suspended_at IS NOT NULL THEN 'suspended'
                            WHEN c.pause_reason IS NOT NULL AND (c.paused_until IS NULL OR c.paused_until > :now) THEN 'paused'
                            WHEN s.pairing IN ('unpaired', 'rejected') THEN 'unpaired'
                            WHEN s.pairing = 'awaiting_confirmation' THEN 'awaiting_confirmation'
                            WHEN s.initial_completed_at IS NULL THEN 'initial_sync'
                            ELSE 'active'
                       END AS status,
                       %s AS rhythm,
                       width_bucket(extract(epoch FROM :now - s.last_completed_at)::float8, ARRAY[%s]::float8[]) AS step,
                       s.lease_connector_id IS NOT NULL AND s.lease_attempted_at >= :heldSince AS held
                  FROM company c
                  JOIN company_sync s ON s.company_id = c.id
                 WHERE c.retired_at IS NULL)
            SELECT 'company' AS what, status AS word, NULL::int AS step, count(*) AS number, NULL::float8 AS seconds
              FROM standing
             GROUP BY status
            UNION ALL
            SELECT 'lease', NULL, NULL, count(*), NULL
              FROM standing
             WHERE held
            UNION ALL
            SELECT 'synced', rhythm, COALESCE(step, %d), count(*), NULL
              FROM standing
             WHERE status = 'active'
             GROUP BY rhythm, step
            UNION ALL
            SELECT 'request', status, NULL, count(*),
                   extract(epoch FROM :now - min(CASE WHEN status IN ('sent', 'in_doubt') THEN sent_at
                                                      WHEN status = 'failed' THEN updated_at
                                                      ELSE created_at END))
              FROM request
             WHERE status NOT IN ('succeeded', 'cancelled')
             GROUP BY status
            UNION ALL
            SELECT 'finding', severity, NULL, count(*), extract(epoch FROM :now - min(opened_at))
              FROM discrepancy
             WHERE status = 'open'
             GROUP BY severity
            """.formatted(rhythms(), steps(), Figures.STEPS.size());

    private final JdbcClient jdbc;

    JdbcInstallationFigures(DataSource database) {
        var patient = new JdbcTemplate(database);
        patient.setQueryTimeout(SECONDS_UNTIL_GIVEN_UP);
        this.jdbc = JdbcClient.create(patient);
    }

    @Override
    public Figures at(Instant now, Instant heldSince) {
        var count = new Count();
        jdbc.sql(LOOK)
                .param("now", Times.parameter(now))
                .param("heldSince", Times.parameter(heldSince))
                .query(count::add);
        return count.figures();
    }

    private static String rhythms() {
        return Stream.of(Rhythm.values())
                .map(one -> "WHEN c.sync_interval_minutes <= " + one.longestMinutes() + " THEN '" + one.word() + "'")
                .collect(joining(" ", "CASE ", " END"));
    }

    private static String steps() {
        return Figures.STEPS.stream()
                .map(step -> String.valueOf(step.toSeconds()))
                .collect(joining(", "));
    }

    /** What the rows of one look add up to. */
    private static final class Count {
        private final Map<CompanyStatus, Long> companies = new EnumMap<>(CompanyStatus.class);
        private final Map<RequestStatus, Pile> requests = new EnumMap<>(RequestStatus.class);
        private final Map<Severity, Pile> findings = new EnumMap<>(Severity.class);
        private final Map<Rhythm, long[]> synced = new EnumMap<>(Rhythm.class);
        private long leases;

        void add(ResultSet row) throws SQLException {
            long number = row.getLong("number");
            var what = row.getString("what");
            switch (what) {
                case "company" -> companies.put(word(CompanyStatus.class, row), number);
                case "lease" -> leases = number;
                case "synced" ->
                    synced.computeIfAbsent(word(Rhythm.class, row), rhythm -> new long[Figures.STEPS.size() + 1])[
                            row.getInt("step")] += number;
                case "request" -> requests.put(word(RequestStatus.class, row), pile(row));
                case "finding" -> findings.put(word(Severity.class, row), pile(row));
                default -> throw new IllegalStateException("the look has rows of the sort " + what);
            }
        }

        Figures figures() {
            Map<Rhythm, List<Long>> sums = new EnumMap<>(Rhythm.class);
            synced.forEach((rhythm, numbers) -> sums.put(rhythm, sums(numbers)));
            return new Figures(companies, leases, requests, findings, sums);
        }

        /** A step includes those before it. */
        private static List<Long> sums(long[] numbers) {
            var sums = new ArrayList<Long>();
            long sum = 0;
            for (long number : numbers) {
                sum += number;
                sums.add(sum);
            }
            return Collections.unmodifiableList(sums);
        }

        private static Pile pile(ResultSet row) throws SQLException {
            return new Pile(row.getLong("number"), Duration.ofMillis(Math.round(row.getDouble("seconds") * 1000)));
        }

        private static <E extends Enum<E>> E word(Class<E> type, ResultSet row) throws SQLException {
            return Enum.valueOf(type, row.getString("word").toUpperCase(Locale.ROOT));
        }
    }
}
