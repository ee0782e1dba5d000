package tandem.persistence.state;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;
import tandem.persistence.Times;
import tandem.state.Leases;

final class JdbcLeases implements Leases {

    private final JdbcClient jdbc;

    JdbcLeases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Lease> of(CompanyId company) {
        return jdbc.sql("""
                        SELECT lease_connector_id, lease_attempted_at
                          FROM company_sync
                         WHERE company_id = ? AND lease_connector_id IS NOT NULL AND lease_attempted_at IS NOT NULL
                        """)
                .param(company.value())
                .query((row, number) -> new Lease(
                        new ConnectorId(row.getObject("lease_connector_id", UUID.class)),
                        Times.required(row, "lease_attempted_at")))
                .optional();
    }
}
