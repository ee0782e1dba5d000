package tandem.persistence.company;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.ConnectorOverview;

/** The connectors of several companies, for whoever shows companies. */
public final class ReadConnectors {

    private ReadConnectors() {}

    /** The connectors of these companies that are not revoked. */
    public static List<ConnectorOverview> inUse(JdbcClient jdbc, Collection<UUID> companies) {
        return jdbc.sql(JdbcConnectorOverviews.SELECT + """
                             WHERE c.revoked_at IS NULL
                               AND c.company_id = ANY (:companies::uuid[])
                             ORDER BY c.company_id, c.id
                            """)
                .param("companies", companies.toArray(UUID[]::new))
                .query(JdbcConnectorOverviews::read)
                .list();
    }
}
