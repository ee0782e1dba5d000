package tandem.persistence.company;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CallRhythm;
import tandem.company.CompanyId;
import tandem.company.Connector;
import tandem.company.ConnectorId;
import tandem.company.ConnectorOverview;
import tandem.company.ConnectorOverviews;
import tandem.company.ConnectorSighting;
import tandem.company.ConnectorSighting.OpenSession;
import tandem.listing.Slice;
import tandem.persistence.Times;

/** Connectors with what their last calls told, in one statement for each page. */
final class JdbcConnectorOverviews implements ConnectorOverviews {

    /** A session counts as open while it holds the company: one that was handed over or replaced is over, whatever its row says. */
    static final String SELECT = """
            SELECT c.*, o.exchanges AS session_exchanges, o.last_seen_at AS session_seen_at,
                   p.sync_interval_minutes, s.last_mode,
                   (SELECT count(DISTINCT n.company_id)
                      FROM connector n
                     WHERE n.installation = c.installation AND n.revoked_at IS NULL) AS companies_on_machine
              FROM connector c
              JOIN company p ON p.id = c.company_id
              JOIN company_sync s ON s.company_id = c.company_id
              LEFT JOIN session o ON o.company_id = c.company_id AND o.id = s.lease_session_id
                                 AND o.connector_id = c.id AND o.ended_at IS NULL
            """;

    private final JdbcClient jdbc;

    JdbcConnectorOverviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<ConnectorOverview> find(CompanyId company, ConnectorId id) {
        return jdbc.sql(SELECT + " WHERE c.company_id = :company AND c.id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .query(JdbcConnectorOverviews::read)
                .optional();
    }

    @Override
    public Slice<ConnectorOverview> list(CompanyId company, @Nullable ConnectorId after, int limit) {
        var rows = jdbc.sql(SELECT + """
                             WHERE c.company_id = :company
                               AND (:after::uuid IS NULL OR c.id > :after)
                             ORDER BY c.id
                             LIMIT :limit
                            """)
                .param("company", company.value())
                .param("after", after == null ? null : after.value())
                .param("limit", limit + 1)
                .query(JdbcConnectorOverviews::read)
                .list();
        return Slice.of(rows, limit);
    }

    static ConnectorOverview read(ResultSet row, int number) throws SQLException {
        var interval = CallRhythm.expected(
                row.getInt("sync_interval_minutes"),
                row.getString("last_mode").equals("offline"),
                row.getInt("companies_on_machine"));
        return new ConnectorOverview(connector(row), sighting(row), interval);
    }

    private static Connector connector(ResultSet row) throws SQLException {
        return new Connector(
                new ConnectorId(row.getObject("id", UUID.class)),
                new CompanyId(row.getObject("company_id", UUID.class)),
                row.getString("username"),
                row.getString("label"),
                row.getString("installation"),
                row.getBoolean("unattended"),
                row.getBoolean("personal_data"),
                row.getObject("owner_id", UUID.class),
                row.getObject("file_id", UUID.class),
                Times.read(row, "previous_key_until"),
                Times.read(row, "revoked_at"),
                row.getLong("version"),
                Times.required(row, "created_at"));
    }

    private static ConnectorSighting sighting(ResultSet row) throws SQLException {
        var seen = Times.read(row, "session_seen_at");
        return new ConnectorSighting(
                Times.read(row, "last_seen_at"),
                row.getString("web_connector_version"),
                row.getString("quickbooks_version"),
                Times.read(row, "last_completed_at"),
                row.getString("answer"),
                row.getString("answer_reason"),
                seen == null ? null : new OpenSession(row.getInt("session_exchanges") > 0, seen));
    }
}
