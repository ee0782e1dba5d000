package tandem.persistence.timeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.approval.Step;
import tandem.audit.Actor;
import tandem.caller.ApiKeyId;
import tandem.company.CompanyId;
import tandem.company.SessionId;
import tandem.feed.Change;
import tandem.listing.Slice;
import tandem.persistence.Times;
import tandem.persistence.audit.AuditJson;
import tandem.reconciliation.Check;
import tandem.reconciliation.DiscrepancyIds;
import tandem.request.Operation;
import tandem.request.RequestId;
import tandem.request.RequestLog;
import tandem.request.RequestStatus;
import tandem.timeline.Chronicle;
import tandem.timeline.Entry;
import tandem.timeline.Happening;
import tandem.timeline.Happening.Differed.Turn;
import tandem.timeline.Moment;
import tandem.timeline.Moment.Source;

/**
 * Timelines on PostgreSQL. Each source is read by an index on the record and cut at the limit, so that what it costs depends neither
 * on the size of the company nor on how long the record's history is.
 */
public final class JdbcChronicle implements Chronicle {

    private static final Source[] SOURCES = Source.values();
    private static final Moment BEGINNING = new Moment(Instant.EPOCH, Source.ACTS, new UUID(0, 0), 0);

    /** The requests about the record itself, those of payments that pay it, and the discrepancies about it. */
    static final String RELATED = """
            SELECT 'request' AS sort, id
              FROM request
             WHERE company_id = :company
               AND subject_id = ANY (ARRAY(SELECT :record::uuid
                                            UNION
                                           SELECT payment_id
                                             FROM own_payment_claim
                                            WHERE company_id = :company AND record_id = :record))
             UNION ALL
            SELECT 'discrepancy', id
              FROM discrepancy
             WHERE company_id = :company AND subject_id = :record
            """;

    /**
     * What each source has after the last entry. A change that follows from what another source tells is left out.
     */
    static final String ENTRIES = """
            WITH steps AS (
                SELECT s.at, s.request_id, s.version, s.from_status, s.to_status, s.by, s.reason, r.operation,
                       NULLIF(r.subject_id, :record) AS payment,
                       CASE WHEN s.version = max(s.version) FILTER (WHERE s.to_status = 'sent') OVER (PARTITION BY s.request_id)
                            THEN r.sent_exchange END AS exchange
                  FROM request_step s
                  JOIN request r ON r.company_id = s.company_id AND r.id = s.request_id
                 WHERE s.company_id = :company
                   AND s.request_id = ANY (:requests)),
            turns AS (
                SELECT d.id, d.code, t.at, t.turn, t.number
                  FROM discrepancy d
                 CROSS JOIN LATERAL (VALUES (d.first_seen_at, 'FOUND', 1),
                                            (CASE WHEN d.openings > 1 THEN d.opened_at END, 'FOUND_AGAIN', 2),
                                            (d.resolved_at, 'GONE', 3)) AS t (at, turn, number)
                 WHERE d.company_id = :company
                   AND d.subject_id = :record
                   AND t.at IS NOT NULL)
            SELECT *
              FROM (
                (SELECT 0 AS source, a.at, a.id, 0::bigint AS number, a.action AS what, a.subject AS detail, a.actor AS by,
                        a.reason, a.actor_label AS label, a.remote_address AS address, a.before::text AS before,
                        a.after::text AS after, NULL::uuid AS payment, NULL::int AS exchange, NULL AS from_status
                   FROM audit_event a
                  WHERE a.company_id = :company
                    AND (a.subject = :subject OR a.subject = ANY (:acted))
                    AND a.action NOT IN ('request_requeued', 'request_cancelled')
                    AND a.at >= :from
                    AND (a.at, 0, a.id, 0) > (:from, :source, :id, :number)
                  ORDER BY a.at, a.id
                  LIMIT :limit)
                UNION ALL
                (SELECT 1, p.at, p.bill_id, p.number, p.what, p.approver, p.by, p.reason, NULL, NULL, NULL, NULL, NULL, NULL, NULL
                   FROM bill_approval_step p
                  WHERE p.company_id = :company
                    AND p.bill_id = :record
                    AND (p.at, 1, p.bill_id, p.number) > (:from, :source, :id, :number)
                  ORDER BY p.at, p.number
                  LIMIT :limit)
                UNION ALL
                (SELECT 2, s.at, s.request_id, s.version, s.to_status, s.operation, s.by, s.reason, NULL, NULL, NULL, NULL,
                        s.payment, s.exchange, s.from_status
                   FROM steps s
                  WHERE (s.at, 2, s.request_id, s.version) > (:from, :source, :id, :number)
                  ORDER BY s.at, s.request_id, s.version
                  LIMIT :limit)
                UNION ALL
                (SELECT 3, f.at, f.entity_id, f.seq, f.change, CASE WHEN f.here THEN 'here' END, NULL, NULL, NULL, NULL, NULL,
                        NULL, NULL, NULL, NULL
                   FROM change_feed f
                  WHERE f.company_id = :company
                    AND f.entity_id = :record
                    AND f.at >= :from
                    AND (f.at, 3, f.entity_id, f.seq) > (:from, :source, :id, :number)
                    AND f.here IS NOT NULL
                  ORDER BY f.at, f.seq
                  LIMIT :limit)
                UNION ALL
                (SELECT 4, t.at, t.id, t.number, t.turn, t.code, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
                   FROM turns t
                  WHERE (t.at, 4, t.id, t.number) > (:from, :source, :id, :number)
                  ORDER BY t.at, t.id, t.number
                  LIMIT :limit)) AS entry
             ORDER BY at, source, id, number
             LIMIT :limit
            """;

    private final JdbcClient jdbc;

    /** Works on the connections of {@code jdbc}. */
    public JdbcChronicle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Slice<Entry> about(CompanyId company, UUID record, String subject, @Nullable Moment after, int limit) {
        var from = after == null ? BEGINNING : after;
        var related = related(company, record);
        var rows = jdbc.sql(ENTRIES)
                .param("company", company.value())
                .param("record", record)
                .param("subject", subject)
                .param("requests", related.requests().toArray(UUID[]::new))
                .param("acted", related.outward())
                .param("from", Times.parameter(from.at()))
                .param("source", from.source().ordinal())
                .param("id", from.id())
                .param("number", from.number())
                .param("limit", limit + 1)
                .query(JdbcChronicle::entry)
                .list();
        return Slice.of(rows, limit);
    }

    private record Related(List<UUID> requests, List<UUID> discrepancies) {

        /** As they are called on the audit trail. */
        String[] outward() {
            return Stream.concat(
                            requests.stream().map(id -> new RequestId(id).toString()),
                            discrepancies.stream().map(DiscrepancyIds::of))
                    .toArray(String[]::new);
        }
    }

    private Related related(CompanyId company, UUID record) {
        var related = new Related(new ArrayList<>(), new ArrayList<>());
        jdbc.sql(RELATED)
                .param("company", company.value())
                .param("record", record)
                .query(row -> {
                    var ids = row.getString("sort").equals("request") ? related.requests() : related.discrepancies();
                    ids.add(row.getObject("id", UUID.class));
                });
        return related;
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        var moment = new Moment(
                Times.required(row, "at"),
                SOURCES[row.getInt("source")],
                row.getObject("id", UUID.class),
                row.getLong("number"));
        return new Entry(
                moment,
                switch (moment.source()) {
                    case ACTS -> acted(row);
                    case APPROVAL ->
                        new Happening.Decided(
                                Step.What.ofWord(row.getString("what")),
                                row.getString("detail"),
                                row.getString("by"),
                                row.getString("reason"));
                    case REQUESTS -> stepped(row, moment);
                    case CHANGES ->
                        new Happening.Changed(
                                Change.What.ofWord(row.getString("what")), row.getString("detail") != null);
                    case DISCREPANCIES ->
                        new Happening.Differed(
                                moment.id(),
                                Check.ofCode(row.getString("detail")).orElseThrow(),
                                Turn.valueOf(row.getString("what")));
                });
    }

    private static Happening.Acted acted(ResultSet row) throws SQLException {
        return new Happening.Acted(
                row.getString("what"),
                row.getString("detail"),
                new Actor(row.getString("by"), row.getString("label"), row.getString("address")),
                row.getString("reason"),
                AuditJson.fields(row.getString("before")),
                AuditJson.fields(row.getString("after")));
    }

    private static Happening.Stepped stepped(ResultSet row, Moment moment) throws SQLException {
        var from = row.getString("from_status");
        return new Happening.Stepped(
                new RequestId(moment.id()),
                Operation.ofWord(row.getString("detail")).orElseThrow(),
                row.getObject("payment", UUID.class),
                new RequestLog.Step(
                        moment.at(),
                        from == null ? null : RequestStatus.ofWord(from).orElseThrow(),
                        RequestStatus.ofWord(row.getString("what")).orElseThrow(),
                        row.getString("by"),
                        row.getString("reason")),
                row.getObject("exchange", Integer.class));
    }

    @Override
    public Optional<Instant> changesKeptSince(CompanyId company) {
        return jdbc.sql("""
                        SELECT at
                          FROM (SELECT seq, at
                                  FROM change_feed
                                 WHERE company_id = :company
                                 ORDER BY seq
                                 LIMIT 1) AS oldest
                         WHERE seq > 1
                        """)
                .param("company", company.value())
                .query((row, number) -> Times.required(row, "at"))
                .optional();
    }

    /** Keys keep their label when they are deleted; a session is called by its connector; others by what they did last. */
    @Override
    public Map<String, String> names(CompanyId company, Set<String> ids) {
        var byUuid = new HashMap<UUID, String>();
        ids.forEach(id -> ApiKeyId.parse(id)
                .map(ApiKeyId::value)
                .or(() -> SessionId.parse(id).map(SessionId::value))
                .ifPresent(uuid -> byUuid.put(uuid, id)));
        var uuids = byUuid.keySet().toArray(UUID[]::new);
        var names = new HashMap<String, String>();
        jdbc.sql("""
                        SELECT id, NULL AS outward, label FROM api_key WHERE id = ANY (:uuids)
                         UNION ALL
                        SELECT s.id, NULL, c.label
                          FROM session s
                          JOIN connector c ON c.company_id = s.company_id AND c.id = s.connector_id
                         WHERE s.company_id = :company AND s.id = ANY (:uuids)
                         UNION ALL
                        SELECT NULL, e.actor, e.actor_label
                          FROM unnest(:others) AS o (actor)
                         CROSS JOIN LATERAL (SELECT actor, actor_label
                                               FROM audit_event
                                              WHERE actor = o.actor
                                              ORDER BY id DESC
                                              LIMIT 1) AS e
                        """)
                .param("company", company.value())
                .param("uuids", uuids)
                .param(
                        "others",
                        ids.stream().filter(id -> !byUuid.containsValue(id)).toArray(String[]::new))
                .query(row -> {
                    var outward = row.getString("outward");
                    names.put(
                            outward == null
                                    ? Objects.requireNonNull(byUuid.get(row.getObject("id", UUID.class)))
                                    : outward,
                            row.getString("label"));
                });
        return names;
    }
}
