package tandem.persistence.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.feed.Change;
import tandem.feed.Topic;
import tandem.persistence.Times;
import tandem.webhook.Backlog;
import tandem.webhook.CallSheet;
import tandem.webhook.Delivery;
import tandem.webhook.Endpoint;
import tandem.webhook.EndpointId;
import tandem.webhook.Event;
import tandem.webhook.Health;
import tandem.webhook.Letter;
import tandem.webhook.SigningSecret;
import tandem.webhook.Target;

/**
 * Compares how far feeds have come with how far endpoints have been told. Two short tables are compared for an endpoint of all
 * companies, two rows for one of a single company; the feed itself is read where they differ.
 */
final class JdbcCallSheet implements CallSheet {

    private static final Duration BETWEEN_LOOKS_WHILE_LOADING = Duration.ofMinutes(1);

    /** Feeds, c, that have come further than an endpoint, e, has been told, and of which it may be told now. */
    private static final String NEWS = """
              FROM change_counter c
              JOIN company_sync s ON s.company_id = c.company_id
              LEFT JOIN webhook_position p ON p.endpoint_id = e.id AND p.company_id = c.company_id
             WHERE %s
               AND c.last_seq > COALESCE(p.after_seq, 0)
               AND (s.history_completed_at IS NOT NULL OR p.served_at IS NULL OR p.served_at <= :calm)
               AND NOT EXISTS (SELECT FROM webhook_delivery d
                                WHERE d.endpoint_id = e.id AND d.company_id = c.company_id
                                  AND d.status = 'pending' AND d.holds_up)
            """;

    private static final String NEWS_OF_ALL = NEWS.formatted("e.company_id IS NULL");
    private static final String NEWS_OF_ONE = NEWS.formatted("c.company_id = e.company_id");

    private static final String CLAIM = """
            WITH due AS MATERIALIZED (
                SELECT e.id
                  FROM webhook_endpoint e
                 WHERE e.disabled_at IS NULL
                   AND (e.claimed_until IS NULL OR e.claimed_until <= :now)
                   AND (e.rests_until IS NULL OR e.rests_until <= :now)
                   AND (EXISTS (SELECT FROM webhook_delivery d
                                 WHERE d.endpoint_id = e.id AND d.status = 'pending' AND d.next_attempt_at <= :now)
                        OR CASE WHEN e.company_id IS NULL THEN EXISTS (SELECT %s) ELSE EXISTS (SELECT %s) END)
                 ORDER BY e.served_at NULLS FIRST, e.id
                 LIMIT :most
                   FOR NO KEY UPDATE SKIP LOCKED)
            UPDATE webhook_endpoint w
               SET claimed_by = :node, claimed_until = :until, served_at = :now
              FROM due
             WHERE w.id = due.id
            RETURNING w.id
            """.formatted(NEWS_OF_ALL, NEWS_OF_ONE);

    /** The counting ends where it does not matter any more, so that a feed is not read to its end to find that it is long. */
    private static final String BACKLOGS = """
            WITH behind AS (
                SELECT n.*
                  FROM webhook_endpoint e
                 CROSS JOIN LATERAL (SELECT c.company_id, c.last_seq, COALESCE(p.after_seq, 0) AS after_seq, p.served_at %s) n
                 WHERE e.id = :endpoint
                 ORDER BY n.served_at NULLS FIRST, n.company_id
                 LIMIT :most)
            SELECT b.company_id, b.after_seq, b.last_seq AS reached, o.oldest, w.wanted,
                   f.seq, f.at, f.kind, f.entity_id, f.change, f.status
              FROM behind b
             CROSS JOIN LATERAL (SELECT min(seq) AS oldest
                                   FROM change_feed
                                  WHERE company_id = b.company_id AND seq > b.after_seq) o
             CROSS JOIN LATERAL (SELECT count(*) AS wanted
                                   FROM (SELECT
                                           FROM change_feed
                                          WHERE company_id = b.company_id AND seq > b.after_seq AND seq <= b.last_seq
                                            AND (:everything OR kind || '.' || COALESCE(status, change) = ANY (:words))
                                          LIMIT :singly + 1) counted) w
              LEFT JOIN LATERAL (SELECT *
                                   FROM change_feed
                                  WHERE company_id = b.company_id AND seq > b.after_seq AND seq <= b.last_seq
                                    AND (:everything OR kind || '.' || COALESCE(status, change) = ANY (:words))
                                  ORDER BY seq
                                  LIMIT :atOnce) f ON w.wanted BETWEEN 1 AND :singly
             ORDER BY b.served_at NULLS FIRST, b.company_id, f.seq
            """;

    private static final String MOVE = """
            INSERT INTO webhook_position AS p (endpoint_id, company_id, after_seq, served_at)
            SELECT e.id, c.id, :to, :now::timestamptz
              FROM webhook_endpoint e
              JOIN company c ON c.id = :company
             WHERE e.id = :endpoint
               FOR KEY SHARE OF e, c
                ON CONFLICT (endpoint_id, company_id) DO UPDATE
               SET after_seq = excluded.after_seq, served_at = excluded.served_at
             WHERE p.after_seq = :after
            """;

    private static final String PASS = """
            WITH seen AS (
                SELECT * FROM unnest(:companies::uuid[], :after::bigint[], :last::bigint[]) AS x(company_id, after_seq, last_seq)
            ), moved AS (
                UPDATE webhook_position p
                   SET after_seq = s.last_seq, served_at = :now
                  FROM seen s
                 WHERE p.endpoint_id = :endpoint AND p.company_id = s.company_id AND p.after_seq = s.after_seq
            )
            INSERT INTO webhook_position (endpoint_id, company_id, after_seq, served_at)
            SELECT e.id, c.id, s.last_seq, :now::timestamptz
              FROM seen s
              JOIN webhook_endpoint e ON e.id = :endpoint
              JOIN company c ON c.id = s.company_id
             WHERE s.after_seq = 0
               AND NOT EXISTS (SELECT FROM webhook_position p WHERE p.endpoint_id = e.id AND p.company_id = c.id)
               FOR KEY SHARE OF e, c
                ON CONFLICT (endpoint_id, company_id) DO NOTHING
            """;

    private final JdbcClient jdbc;
    private final SealedSecrets secrets;

    JdbcCallSheet(JdbcClient jdbc, SealedSecrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    @Override
    public List<EndpointId> claim(String node, int most, Instant now, Instant until) {
        return jdbc.sql(CLAIM)
                .param("node", node)
                .param("most", most)
                .param("now", Times.parameter(now))
                .param("until", Times.parameter(until))
                .param("calm", calm(now))
                .query((row, number) -> new EndpointId(row.getObject("id", UUID.class)))
                .list();
    }

    @Override
    public Optional<Target> keep(EndpointId endpoint, String node, Instant now, Instant until) {
        return jdbc.sql("""
                        UPDATE webhook_endpoint
                           SET claimed_until = :until
                         WHERE id = :id AND claimed_by = :node AND disabled_at IS NULL
                           AND (rests_until IS NULL OR rests_until <= :now)
                        RETURNING *
                        """)
                .param("id", endpoint.value())
                .param("node", node)
                .param("now", Times.parameter(now))
                .param("until", Times.parameter(until))
                .query((row, number) -> target(row, now))
                .optional();
    }

    private Target target(ResultSet row, Instant now) throws SQLException {
        var endpoint = EndpointColumns.read(row);
        var good = new ArrayList<SigningSecret>();
        good.add(secrets.open(endpoint.id(), row.getBytes("secret")));
        var overlap = endpoint.previousSecretUntil();
        if (overlap != null && now.isBefore(overlap)) {
            good.add(secrets.open(endpoint.id(), row.getBytes("previous_secret")));
        }
        return new Target(endpoint, good);
    }

    @Override
    public void release(EndpointId endpoint, String node) {
        jdbc.sql("UPDATE webhook_endpoint SET claimed_by = NULL, claimed_until = NULL WHERE id = ? AND claimed_by = ?")
                .params(endpoint.value(), node)
                .update();
    }

    @Override
    public List<Delivery> due(EndpointId endpoint, Instant now, int most) {
        return jdbc.sql("""
                        SELECT *
                          FROM webhook_delivery
                         WHERE endpoint_id = :endpoint AND status = 'pending' AND next_attempt_at <= :now
                         ORDER BY next_attempt_at, id
                         LIMIT :most
                        """)
                .param("endpoint", endpoint.value())
                .param("now", Times.parameter(now))
                .param("most", most)
                .query(DeliveryColumns::read)
                .list();
    }

    @Override
    public List<Backlog> backlogs(Endpoint endpoint, Instant now, int most) {
        return jdbc.sql(BACKLOGS.formatted(endpoint.company() == null ? NEWS_OF_ALL : NEWS_OF_ONE))
                .param("endpoint", endpoint.id().value())
                .param("calm", calm(now))
                .param("most", most)
                .param("everything", endpoint.types().isAll())
                .param("words", endpoint.types().storedWords().toArray(String[]::new))
                .param("singly", Backlog.MOST_SINGLY)
                .param("atOnce", Backlog.AT_ONCE)
                .query((ResultSetExtractor<List<Backlog>>) JdbcCallSheet::backlogs);
    }

    /** A row for each change that is next, or one row for a company without. */
    private static List<Backlog> backlogs(ResultSet rows) throws SQLException {
        var found = new ArrayList<Backlog>();
        var next = new ArrayList<Event.OfChange>();
        while (rows.next()) {
            var company = new CompanyId(rows.getObject("company_id", UUID.class));
            boolean goesOn = !found.isEmpty() && found.getLast().company().equals(company);
            if (!goesOn) {
                next.clear();
            }
            if (rows.getObject("seq") != null) {
                next.add(change(company, rows));
            }
            var backlog = new Backlog(
                    company,
                    rows.getLong("after_seq"),
                    rows.getLong("reached"),
                    rows.getObject("oldest", Long.class),
                    rows.getInt("wanted"),
                    next);
            if (goesOn) {
                found.removeLast();
            }
            found.add(backlog);
        }
        return found;
    }

    private static Event.OfChange change(CompanyId company, ResultSet row) throws SQLException {
        return new Event.OfChange(
                company,
                new Change(
                        row.getLong("seq"),
                        Times.required(row, "at"),
                        Topic.ofStoredWord(row.getString("kind")),
                        row.getObject("entity_id", UUID.class),
                        Change.What.ofWord(row.getString("change"))),
                DeliveryColumns.status(row.getString("status")));
    }

    @Override
    public void pass(EndpointId endpoint, List<Backlog> ofNoInterest, Instant now) {
        if (ofNoInterest.isEmpty()) {
            return;
        }
        jdbc.sql(PASS)
                .param("endpoint", endpoint.value())
                .param(
                        "companies",
                        ofNoInterest.stream()
                                .map(each -> each.company().value())
                                .toArray(UUID[]::new))
                .param("after", ofNoInterest.stream().map(Backlog::after).toArray(Long[]::new))
                .param("last", ofNoInterest.stream().map(Backlog::last).toArray(Long[]::new))
                .param("now", Times.parameter(now))
                .update();
    }

    @Override
    public void keep(Letter letter, Delivery attempted, Instant now) {
        var step = letter.step();
        if (step == null) {
            jdbc.sql(DeliveryColumns.OUTCOME + " AND status = 'pending' AND attempts = :were")
                    .params(DeliveryColumns.outcome(attempted))
                    .param("were", letter.delivery().attempts())
                    .update();
            return;
        }
        var company = attempted.event().about().orElseThrow();
        jdbc.sql("WITH moved AS (" + MOVE + " RETURNING 1) " + DeliveryColumns.INSERT + " FROM moved")
                .params(DeliveryColumns.parameters(attempted))
                .params(step(attempted.endpoint(), company, step, now))
                .update();
    }

    private static Map<String, @Nullable Object> step(
            EndpointId endpoint, CompanyId company, Letter.Step step, Instant now) {
        var parameters = new LinkedHashMap<String, @Nullable Object>();
        parameters.put("endpoint", endpoint.value());
        parameters.put("company", company.value());
        parameters.put("after", step.after());
        parameters.put("to", step.to());
        parameters.put("now", Times.parameter(now));
        return parameters;
    }

    @Override
    public Health health(EndpointId endpoint) {
        return jdbc.sql("SELECT * FROM webhook_endpoint WHERE id = ? FOR NO KEY UPDATE")
                .param(endpoint.value())
                .query((row, number) -> EndpointColumns.health(row))
                .optional()
                .orElse(Health.GOOD);
    }

    @Override
    public void keep(EndpointId endpoint, Health health) {
        jdbc.sql("""
                        UPDATE webhook_endpoint
                           SET failures = :failures, failing_since = :since, last_error = :error, rests_until = :rests
                         WHERE id = :id
                        """)
                .param("id", endpoint.value())
                .param("failures", health.failures())
                .param("since", Times.parameter(health.failingSince()))
                .param("error", health.lastError())
                .param("rests", Times.parameter(health.restsUntil()))
                .update();
    }

    @Override
    public boolean disable(EndpointId endpoint, Endpoint.Because because, Instant now) {
        return jdbc.sql("""
                                UPDATE webhook_endpoint
                                   SET disabled_at = :now, disabled_because = :because, version = version + 1
                                 WHERE id = :id AND disabled_at IS NULL
                                """)
                        .param("id", endpoint.value())
                        .param("because", EndpointColumns.word(because))
                        .param("now", Times.parameter(now))
                        .update()
                == 1;
    }

    /** What has not been told of a company at all is told in any case, so only places that exist are moved. */
    @Override
    public int rewind(Endpoint endpoint, Optional<CompanyId> company, Instant since, Instant now) {
        var only = company.map(CompanyId::value).orElse(null);
        int rewound = jdbc.sql("""
                        UPDATE webhook_position p
                           SET after_seq = t.seq, served_at = NULL
                          FROM (SELECT company_id, last_told_before(company_id, :since) AS seq
                                  FROM webhook_position
                                 WHERE endpoint_id = :endpoint AND (:company::uuid IS NULL OR company_id = :company)) t
                         WHERE p.endpoint_id = :endpoint AND p.company_id = t.company_id AND p.after_seq > t.seq
                        """)
                .param("endpoint", endpoint.id().value())
                .param("company", only)
                .param("since", Times.parameter(since))
                .update();
        jdbc.sql("""
                        UPDATE webhook_delivery d
                           SET status = 'replaced', next_attempt_at = NULL, settled_at = :now
                          FROM webhook_position p
                         WHERE d.endpoint_id = :endpoint AND d.status = 'pending' AND d.holds_up
                           AND p.endpoint_id = d.endpoint_id AND p.company_id = d.company_id AND d.first_seq > p.after_seq
                        """)
                .param("endpoint", endpoint.id().value())
                .param("now", Times.parameter(now))
                .update();
        return rewound;
    }

    private static OffsetDateTime calm(Instant now) {
        return now.minus(BETWEEN_LOOKS_WHILE_LOADING).atOffset(ZoneOffset.UTC);
    }
}
