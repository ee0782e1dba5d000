package tandem.persistence.state;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.persistence.Times;
import tandem.state.HarmlessTrouble;
import tandem.state.SyncBoard;

/**
 * The order of the board, figured out by the database, so that a page costs the hub no more than its own length. It says
 * in SQL what {@link tandem.state.SyncState} says in words: which companies somebody should act upon, and how urgently. A
 * test compares the two.
 */
final class WorstFirst {

    /** What time it is in a zone is told by the hub: its zones and those of the database need not have the same names. */
    private static final String ZONES = """
            SELECT DISTINCT q ->> 'zone'
              FROM company c
             CROSS JOIN LATERAL jsonb_array_elements(c.quiet_hours) q
             WHERE c.quiet_hours <> '[]'
            """;

    private static final String PLACES = """
            WITH zone AS (
                SELECT name, local::time AS clock, extract(isodow FROM local)::int AS day
                  FROM unnest(:zones::text[], :local_times::timestamp[]) AS z (name, local)
            ), weekday AS (
                SELECT * FROM unnest(ARRAY['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])
                    WITH ORDINALITY AS w (word, day)
            ), machine AS (
                SELECT installation, count(DISTINCT company_id) AS companies
                  FROM connector
                 WHERE installation IS NOT NULL AND revoked_at IS NULL
                 GROUP BY installation
            ), connectors AS (
                SELECT k.company_id, count(*) AS known, count(k.last_seen_at) AS seen,
                       count(*) FILTER (WHERE k.last_seen_at + 3 * r.rhythm >= :now) AS live,
                       max(r.rhythm) FILTER (WHERE k.last_seen_at + 3 * r.rhythm >= :now) AS slowest
                  FROM connector k
                  JOIN company c ON c.id = k.company_id
                  JOIN company_sync s ON s.company_id = k.company_id
                  LEFT JOIN machine m ON m.installation = k.installation
                 CROSS JOIN LATERAL (
                     SELECT make_interval(mins => greatest(
                                c.sync_interval_minutes,
                                CASE WHEN s.last_mode = 'offline' THEN 5 * greatest(1, m.companies) END)::int) AS rhythm) r
                 WHERE k.revoked_at IS NULL AND (:only::uuid IS NULL OR k.company_id = :only)
                 GROUP BY k.company_id
            ), sight AS (
                SELECT c.id, c.retired_at IS NOT NULL AS retired, s.*,
                       s.suspended_at IS NOT NULL AS stopped,
                       s.pairing IN ('confirmed', 'mismatch') AS paired,
                       s.pairing = 'awaiting_confirmation' AND s.candidate IS NOT NULL AS waits,
                       c.pause_reason IS NOT NULL AND (c.paused_until IS NULL OR c.paused_until > :now) AS paused,
                       c.quiet_hours <> '[]' AND EXISTS (
                           SELECT 1
                             FROM jsonb_array_elements(c.quiet_hours) q
                             JOIN zone z ON z.name = q ->> 'zone'
                            CROSS JOIN LATERAL (SELECT (q ->> 'from')::time AS begins, (q ->> 'to')::time AS ends) t
                             JOIN weekday w ON jsonb_exists(q -> 'days', w.word)
                            WHERE CASE WHEN t.begins < t.ends
                                       THEN w.day = z.day AND z.clock >= t.begins AND z.clock < t.ends
                                       ELSE (w.day = z.day AND z.clock >= t.begins)
                                            OR (w.day % 7 + 1 = z.day AND z.clock < t.ends)
                                  END) AS quiet,
                       COALESCE(k.known, 0) AS known, COALESCE(k.seen, 0) AS seen, COALESCE(k.live, 0) AS live, k.slowest,
                       o.id IS NOT NULL AS at_work, COALESCE(o.exchanges, 0) > 0 AS exchanging
                  FROM company c
                  JOIN company_sync s ON s.company_id = c.id
                  LEFT JOIN connectors k ON k.company_id = c.id
                  LEFT JOIN session o ON o.company_id = c.id AND o.id = s.lease_session_id AND o.ended_at IS NULL
                                     AND o.last_seen_at + interval '30 minutes' > :now
                 WHERE (:only::uuid IS NULL OR c.id = :only)
            ), troubled AS (
                SELECT sight.*,
                       last_completed_at IS NULL OR last_completed_at + 3 * COALESCE(slowest, interval '0') <= :now AS missed,
                       COALESCE(last_error_at >= last_completed_at, last_error_at IS NOT NULL) AS open_problem,
                       last_error_code = ANY (:everyday::text[])
                         OR (last_error_code = 'file_never_authorized' AND paired AND last_completed_at IS NOT NULL)
                         AS everyday
                  FROM sight
            ), judged AS (
                SELECT id,
                       CASE WHEN at_work AND exchanging THEN 'SYNCHRONIZING'
                            WHEN live = 0 OR open_problem THEN 'NOT_CONNECTED'
                            ELSE 'CONNECTED'
                       END AS connection,
                       CASE
                       WHEN stopped
                         OR pairing = 'mismatch'
                         OR (waits AND (candidate ->> 'pairedElsewhere')::boolean)
                         OR (live = 0 AND seen > 0)
                       THEN 2
                       WHEN waits
                         OR (known = 0 AND NOT retired)
                         OR (live > 0 AND seen > live)
                         OR (open_problem AND NOT stopped AND NOT everyday
                             AND NOT (last_error_code = ANY (:passing::text[]) AND NOT missed)
                             AND NOT (last_completed_at IS NULL AND NOT paired
                                      AND last_error_code = ANY (:first_steps::text[])))
                         OR (last_completed_at IS NOT NULL AND missed
                             AND live > 0 AND paired AND NOT stopped AND NOT paused AND NOT quiet AND NOT at_work
                             AND NOT (open_problem AND (NOT everyday OR :now < last_completed_at + interval '1 day')))
                         OR (initial_completed_at IS NULL AND paired AND multi_user)
                         OR EXISTS (SELECT 1 FROM read_mark r
                                     WHERE r.company_id = troubled.id
                                       AND (r.set_aside_at IS NOT NULL OR r.history_aside_at IS NOT NULL)
                                       AND greatest(r.set_aside_at, r.history_aside_at) + interval '24 hours' > :now)
                         OR EXISTS (SELECT 1 FROM record_to_reread r
                                     WHERE r.company_id = troubled.id AND r.reason IS NOT NULL)
                       THEN 1
                       ELSE 0
                       END AS urgency
                  FROM troubled
            ), placed AS (
                SELECT id, connection, urgency, 2 * urgency + (connection = 'NOT_CONNECTED')::int AS badness FROM judged
            )
            SELECT id, badness
              FROM placed
             WHERE (:connection::text IS NULL OR connection = :connection)
               AND (:attention::boolean IS NULL OR (urgency > 0) = :attention)
               AND (:after_badness::int IS NULL OR badness < :after_badness OR (badness = :after_badness AND id > :after_id))
             ORDER BY badness DESC, id
             LIMIT :limit
            """;

    private final JdbcClient jdbc;

    WorstFirst(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SyncBoard.Place> places(SyncBoard.Wanted wanted, SyncBoard.@Nullable Place after, int limit, Instant now) {
        var zones = jdbc.sql(ZONES).query(String.class).list();
        return jdbc.sql(PLACES)
                .param("zones", zones.toArray(String[]::new))
                .param(
                        "local_times",
                        zones.stream()
                                .map(zone -> LocalDateTime.ofInstant(now, ZoneId.of(zone))
                                        .toString())
                                .toArray(String[]::new))
                .param("everyday", HarmlessTrouble.EVERYDAY.toArray(String[]::new))
                .param("first_steps", HarmlessTrouble.OF_THE_FIRST_STEPS.toArray(String[]::new))
                .param("passing", HarmlessTrouble.PASSING.toArray(String[]::new))
                .param("now", Times.parameter(now))
                .param("only", value(wanted.only()))
                .param(
                        "connection",
                        wanted.connection() == null ? null : wanted.connection().name())
                .param("attention", wanted.needsAttention())
                .param("after_badness", after == null ? null : after.badness())
                .param("after_id", after == null ? null : after.company().value())
                .param("limit", limit)
                .query((row, number) ->
                        new SyncBoard.Place(row.getInt("badness"), new CompanyId(row.getObject("id", UUID.class))))
                .list();
    }

    private static @Nullable UUID value(@Nullable CompanyId company) {
        return company == null ? null : company.value();
    }
}
