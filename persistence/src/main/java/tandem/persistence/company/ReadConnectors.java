package tandem.persistence.company;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.ConnectorOverview;

/** The connectors of several companies, for whoever shows companies. */
public final class ReadConnectors {

    private ReadConnectors() {}

    /**
     * Connectors that are not revoked.
     *
     * @param companies whose; {@code null}: everybody's
     */
    public static List<ConnectorOverview> inUse(JdbcClient jdbc, @Nullable Collection<UUID> companies) {
        return jdbc.sql(JdbcConnectorOverviews.SELECT + """
                             WHERE c.revoked_at IS NULL
                               AND (:companies::uuid[] IS NULL OR c.company_id = ANY (:companies::uuid[]))
                             ORDER BY c.company_id, c.id
                            """)
                .param("companies", companies == null ? null : companies.toArray(UUID[]::new))
                .query(JdbcConnectorOverviews::read)
                .list();
    }
}
