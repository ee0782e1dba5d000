package tandem.persistence.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.feed.Change;
import tandem.feed.ChangeFeed;
import tandem.feed.Stretch;
import tandem.feed.Topic;
import tandem.persistence.Times;

/** The feed on PostgreSQL. One statement sees one moment: how far the feed has come belongs to what it returns. */
public final class JdbcChangeFeed implements ChangeFeed {

    private final JdbcClient jdbc;

    /** Works on the connections of {@code jdbc}. */
    public JdbcChangeFeed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Stretch after(CompanyId company, long after, int limit) {
        return jdbc.sql("""
                        SELECT c.last_seq, f.seq, f.at, f.kind, f.entity_id, f.change
                          FROM change_counter c
                          LEFT JOIN LATERAL (SELECT *
                                               FROM change_feed e
                                              WHERE e.company_id = c.company_id AND e.seq > :after
                                              ORDER BY e.seq
                                              LIMIT :limit) f ON true
                         WHERE c.company_id = :company
                         ORDER BY f.seq
                        """)
                .param("company", company.value())
                .param("after", after)
                .param("limit", limit)
                .query((ResultSetExtractor<Stretch>) rows -> stretch(after, rows));
    }

    /** Where there is nothing to tell, a row says how far the feed has come. */
    private static Stretch stretch(long after, ResultSet rows) throws SQLException {
        var changes = new ArrayList<Change>();
        long last = 0;
        while (rows.next()) {
            last = rows.getLong("last_seq");
            if (rows.getObject("seq") != null) {
                changes.add(change(rows));
            }
        }
        return new Stretch(after, changes, last);
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("seq"),
                Times.required(row, "at"),
                Topic.ofStoredWord(row.getString("kind")),
                row.getObject("entity_id", UUID.class),
                Change.What.ofWord(row.getString("change")));
    }

    @Override
    public Map<CompanyId, Long> lastOf(Set<CompanyId> companies) {
        var last = new HashMap<CompanyId, Long>();
        jdbc.sql("SELECT company_id, last_seq FROM change_counter WHERE company_id = ANY (:companies)")
                .param("companies", companies.stream().map(CompanyId::value).toArray(UUID[]::new))
                .query(row -> {
                    last.put(new CompanyId(row.getObject("company_id", UUID.class)), row.getLong("last_seq"));
                });
        return last;
    }
}
