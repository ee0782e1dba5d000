package tandem.persistence.mirror;

/**
 * The part of a writing statement that tells the change feed. It expects a preceding {@code changes} with the columns
 * {@code id}, {@code change} and {@code n}, the changes' own count from 1, and the parameters {@code company}, {@code now}
 * and {@code feed_kind}. The counter's row stays locked to the end of the transaction, so that numbers have no holes and rise
 * in commit order; times do not go backwards either. What is not of the mirror is told by triggers.
 */
final class FeedSql {

    static final String FEED = """
            counted AS (
                INSERT INTO change_counter AS c (company_id, last_seq, last_at)
                SELECT :company, count(*), :now::timestamptz FROM changes HAVING count(*) > 0
                ON CONFLICT (company_id) DO UPDATE
                SET last_seq = c.last_seq + excluded.last_seq, last_at = GREATEST(c.last_at, excluded.last_at)
                RETURNING last_seq, last_at
            ), fed AS (
                INSERT INTO change_feed (company_id, seq, at, kind, entity_id, change)
                SELECT :company, counted.last_seq - (SELECT count(*) FROM changes) + changes.n, counted.last_at, :feed_kind, changes.id, changes.change
                FROM changes CROSS JOIN counted
                ORDER BY changes.n
            )
            """;

    private FeedSql() {}
}
