package tandem.persistence.caller;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.caller.CallBudgets;
import tandem.persistence.Times;

/** One row for each caller, with what all nodes have taken in the last window. */
final class JdbcCallBudgets implements CallBudgets {

    /** A node whose clock is behind takes from the window that the others are in. */
    private static final String TAKE = """
            INSERT INTO call_budget AS b (caller, window_start, taken, share)
            VALUES (:caller, :window, least(:wanted, :limit), least(:wanted, :limit))
                ON CONFLICT (caller) DO UPDATE
               SET window_start = greatest(b.window_start, excluded.window_start),
                   share = CASE WHEN b.window_start < excluded.window_start THEN excluded.share
                                ELSE greatest(0, least(:wanted, :limit - b.taken)) END,
                   taken = CASE WHEN b.window_start < excluded.window_start THEN excluded.share
                                ELSE b.taken + greatest(0, least(:wanted, :limit - b.taken)) END
            RETURNING share, greatest(0, :limit - taken) AS left_over
            """;

    private final JdbcClient jdbc;

    JdbcCallBudgets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Share take(String caller, Instant window, int wanted, int limit) {
        return jdbc.sql(TAKE)
                .param("caller", caller)
                .param("window", Times.parameter(window))
                .param("wanted", wanted)
                .param("limit", limit)
                .query((row, number) -> new Share(row.getInt("share"), row.getInt("left_over")))
                .single();
    }
}
