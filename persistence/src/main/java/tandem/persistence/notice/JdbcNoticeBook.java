package tandem.persistence.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.notice.NoticeBook;
import tandem.notice.Trouble;
import tandem.persistence.Times;

/** Each call is one statement, whatever the number of troubles. */
final class JdbcNoticeBook implements NoticeBook {

    private static final String THESE = "unnest(:companies::uuid[], :codes::text[]) AS t (company_id, code)";

    /** What was there before is touched once an hour at most, so that hardly anything is written. */
    private static final String NEW_ONES = """
            WITH these AS MATERIALIZED (
                SELECT company_id, code FROM %s
            ), touched AS (
                UPDATE notice n
                   SET last_seen_at = :now
                  FROM these t
                 WHERE n.company_id = t.company_id AND n.code = t.code AND n.last_seen_at < :now - interval '1 hour')
            SELECT company_id, code FROM these
            EXCEPT
            SELECT company_id, code FROM notice WHERE company_id = ANY (:companies::uuid[])
            """.formatted(THESE);

    private static final String TAKE = """
            INSERT INTO notice (company_id, code, told_at, last_seen_at)
            SELECT t.company_id, t.code, :now, :now
              FROM %s
              JOIN company c ON c.id = t.company_id
                ON CONFLICT DO NOTHING
            RETURNING company_id, code
            """.formatted(THESE);

    private static final String UNTOLD = """
            DELETE FROM notice n
             USING %s
             WHERE n.company_id = t.company_id AND n.code = t.code
            """.formatted(THESE);

    private final JdbcClient jdbc;

    JdbcNoticeBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<Trouble> newOnes(Collection<Trouble> troubles, Instant now) {
        return of(NEW_ONES, troubles)
                .param("now", Times.parameter(now))
                .query(JdbcNoticeBook::trouble)
                .set();
    }

    @Override
    public Set<Trouble> take(Collection<Trouble> troubles, Instant now) {
        return of(TAKE, troubles)
                .param("now", Times.parameter(now))
                .query(JdbcNoticeBook::trouble)
                .set();
    }

    @Override
    public void untold(Collection<Trouble> troubles) {
        of(UNTOLD, troubles).update();
    }

    @Override
    public void forgetUnseenSince(Instant time) {
        jdbc.sql("DELETE FROM notice WHERE last_seen_at < :time")
                .param("time", Times.parameter(time))
                .update();
    }

    private JdbcClient.StatementSpec of(String sql, Collection<Trouble> troubles) {
        return jdbc.sql(sql)
                .param(
                        "companies",
                        troubles.stream()
                                .map(trouble -> trouble.company().value())
                                .toArray(UUID[]::new))
                .param("codes", troubles.stream().map(Trouble::code).toArray(String[]::new));
    }

    private static Trouble trouble(ResultSet row, int number) throws SQLException {
        return new Trouble(new CompanyId(row.getObject("company_id", UUID.class)), row.getString("code"));
    }
}
