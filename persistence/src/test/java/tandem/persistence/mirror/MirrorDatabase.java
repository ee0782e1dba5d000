package tandem.persistence.mirror;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tandem.company.CompanyId;
import tandem.identity.UuidV7;
import tandem.persistence.testing.CountingDataSource;
import tandem.persistence.testing.PostgresServer;

/** A database for one test class, with companies in it on demand. */
final class MirrorDatabase {

    static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");

    private final CountingDataSource source =
            new CountingDataSource(new SingleConnectionDataSource(PostgresServer.freshDatabase(), true));
    final JdbcTemplate jdbc = new JdbcTemplate(source);
    final JdbcMirror mirror = new JdbcMirror(jdbc);

    CompanyId newCompany() {
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

    /** The feed as {@code seq kind change}, in order. */
    List<String> feed(CompanyId company) {
        return jdbc.query(
                "SELECT seq || ' ' || kind || ' ' || change AS entry FROM change_feed WHERE company_id = ? ORDER BY seq",
                (row, number) -> row.getString("entry"),
                company.value());
    }
}
