package tandem.persistence.upkeep;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.persistence.Times;
import tandem.upkeep.Leftovers;

/** Finds what is old by an index on its time, and deletes it by its key. What somebody works on is left for another time. */
final class JdbcLeftovers implements Leftovers {

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
            case ENDED_SESSION -> oldest("session", "company_id, id", "ended_at", "ended_at < :before");
            case WRONG_KEY -> oldest("wrong_key", "username, window_start", "window_start", "window_start < :before");
            case KEPT_ANSWER ->
                oldest("kept_answer", "caller, place, name_hash", "expires_at", "expires_at <= :before");
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
