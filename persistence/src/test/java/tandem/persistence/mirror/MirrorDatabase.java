package tandem.persistence.mirror;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tandem.company.CompanyId;
import tandem.identity.UuidV7;
import tandem.persistence.testing.CountingDataSource;
import tandem.persistence.testing.TestDatabases;

/** A database for one test class, with companies in it on demand. */
final class MirrorDatabase {

    static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");

    private final CountingDataSource source =
            new CountingDataSource(new SingleConnectionDataSource(TestDatabases.fresh(), true));
    final JdbcTemplate jdbc = new JdbcTemplate(source);
    final JdbcMirror mirror = new JdbcMirror(jdbc);

    /** A pool on a database, as the product has it. */
    static JdbcTemplate in(String url, int connections) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(connections);
        return new JdbcTemplate(pool);
    }

    CompanyId newCompany() {
        return newCompany(jdbc);
    }

    static CompanyId newCompany(JdbcTemplate jdbc) {
        UUID id = UuidV7.at(NOW);
        OffsetDateTime now = NOW.atOffset(ZoneOffset.UTC);
        jdbc.update("INSERT INTO company (id, name, created_at, updated_at) VALUES (?, 'Acme', ?, ?)", id, now, now);
        jdbc.update("INSERT INTO company_sync (company_id) VALUES (?)", id);
        return new CompanyId(id);
    }

    /** How many statements the hub sent since the last call. */
    int takeStatementCount() {
        return source.takeStatements().size();
    }

    /** The only row of a query about a company. */
    Map<String, @Nullable Object> row(String sql, CompanyId company) {
        return jdbc.queryForMap(sql, company.value());
    }

    List<Map<String, @Nullable Object>> rows(String sql, CompanyId company) {
        return jdbc.queryForList(sql, company.value());
    }

    /** The feed as {@code seq kind change}, in order. */
    List<String> feed(CompanyId company) {
        return jdbc.query(
                "SELECT seq || ' ' || kind || ' ' || change AS entry FROM change_feed WHERE company_id = ? ORDER BY seq",
                (row, number) -> row.getString("entry"),
                company.value());
    }
}
