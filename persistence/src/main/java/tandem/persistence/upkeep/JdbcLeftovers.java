package tandem.persistence.upkeep;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.persistence.Times;
import tandem.upkeep.Leftovers;

/** Finds what is old by an index on its time, and deletes it by its key. What somebody works on is left for another time. */
final class JdbcLeftovers implements Leftovers {

    /**
     * A feed loses its beginning and nothing else, so that whoever reads on from there notices. Of a feed whose first change is not due
     * no more than that is read.
     */
    private static final String CHANGES = """
            DELETE FROM change_feed d
             USING (SELECT c.company_id, f.seq
                      FROM change_counter c
                     CROSS JOIN LATERAL (SELECT e.seq, bool_and(e.at < :before) OVER (ORDER BY e.seq) AS is_due
                                           FROM (SELECT seq, at
                                                   FROM change_feed
                                                  WHERE company_id = c.company_id
                                                    AND (SELECT at
                                                           FROM change_feed
                                                          WHERE company_id = c.company_id
                                                          ORDER BY seq
                                                          LIMIT 1) < :before
                                                  ORDER BY seq
                                                  LIMIT :most) e) f
                     WHERE f.is_due
                     ORDER BY c.company_id, f.seq
                     LIMIT :most) o
             WHERE d.company_id = o.company_id AND d.seq = o.seq
            """;

    private static final String RESPONSES = """
            UPDATE exchange
               SET response = NULL, recorded = false
             WHERE (company_id, session_id, number) IN (SELECT company_id, session_id, number
                                                          FROM exchange
                                                         WHERE recorded AND sent_at < :before
                                                         ORDER BY sent_at
                                                         LIMIT :most
                                                           FOR UPDATE SKIP LOCKED)
            """;

    private final JdbcClient jdbc;

    JdbcLeftovers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int throwAway(Sort sort, Instant before, int most) {
        return jdbc.sql(statement(sort))
                .param("before", Times.parameter(before))
                .param("most", most)
                .update();
    }

    private static String statement(Sort sort) {
        return switch (sort) {
            case EXCHANGE -> oldest("exchange", "company_id, session_id, number", "sent_at", "sent_at < :before");
            case RESPONSE -> RESPONSES;
            case ENDED_SESSION -> oldest("session", "company_id, id", "ended_at", "ended_at < :before");
            case WRONG_KEY -> oldest("wrong_key", "username, window_start", "window_start", "window_start < :before");
            case WRONG_PASSWORD ->
                oldest("wrong_password", "about, window_start", "window_start", "window_start < :before");
            case KEPT_ANSWER ->
                oldest("kept_answer", "caller, place, name_hash", "expires_at", "expires_at <= :before");
            case CHANGE -> CHANGES;
            case COMPARISON -> oldest("reconciliation", "company_id, id", "finished_at", "finished_at < :before");
            case SETTLED_DELIVERY -> oldest("webhook_delivery", "id", "settled_at", "settled_at < :before");
        };
    }

    private static String oldest(String table, String key, String time, String due) {
        return """
                DELETE FROM %1$s
                 WHERE (%2$s) IN (SELECT %2$s
                                    FROM %1$s
                                   WHERE %4$s
                                   ORDER BY %3$s
                                   LIMIT :most
                                     FOR UPDATE SKIP LOCKED)
                """.formatted(table, key, time, due);
    }
}
