package tandem.company;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Port: the connectors of companies as people manage them. Keys come as keyed hashes only. */
public interface Connectors {

    Optional<Connector> find(CompanyId company, ConnectorId id);

    /** All of a company's, revoked ones too, in the order in which they were made. */
    List<Connector> ofCompany(CompanyId company);

    Connector add(Connector connector, byte[] keyHash);

    /** Stores a change; the answer carries the next version. */
    Connector save(Connector connector);

    /** Replaces the key; the old one stays good until then. */
    Connector rotate(Connector connector, byte[] keyHash, Instant previousUntil);
}
