package tandem.persistence.company;

import java.io.Serializable;
import java.util.UUID;

/** The primary key of a row of {@code connector}: the company leads. */
record ConnectorKey(UUID companyId, UUID id) implements Serializable {}
