package tandem.company;

/** A connector with what its last calls told. */
public record ConnectorOverview(Connector connector, ConnectorSighting sighting) {}
