package tandem.persistence.company;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import tandem.company.CompanyId;
import tandem.company.Connector;
import tandem.company.ConnectorId;
import tandem.company.Connectors;

/** Connectors through JPA. */
final class JpaConnectors implements Connectors {

    private final ConnectorRows rows;

    JpaConnectors(ConnectorRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Connector> find(CompanyId company, ConnectorId id) {
        return rows.findById(new ConnectorKey(company.value(), id.value())).map(ConnectorRow::connector);
    }

    @Override
    public List<Connector> ofCompany(CompanyId company) {
        return rows.findByCompanyIdOrderById(company.value()).stream()
                .map(ConnectorRow::connector)
                .toList();
    }

    @Override
    public Connector add(Connector connector, byte[] keyHash) {
        return rows.saveAndFlush(new ConnectorRow(connector, keyHash)).connector();
    }

    @Override
    public Connector save(Connector connector) {
        var row = row(connector);
        row.take(connector);
        return rows.saveAndFlush(row).connector();
    }

    @Override
    public Connector rotate(Connector connector, byte[] keyHash, Instant previousUntil) {
        var row = row(connector);
        row.rotate(keyHash, previousUntil);
        return rows.saveAndFlush(row).connector();
    }

    private ConnectorRow row(Connector connector) {
        var key = new ConnectorKey(connector.company().value(), connector.id().value());
        return rows.findById(key)
                .filter(found -> found.version() == connector.version())
                .orElseThrow(() -> new ObjectOptimisticLockingFailureException(ConnectorRow.class, key));
    }
}
