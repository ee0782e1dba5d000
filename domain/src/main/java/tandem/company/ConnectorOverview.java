package tandem.company;

import java.time.Duration;
import java.time.Instant;

/**
 * A connector with what its last calls told.
 *
 * @param interval how often it is expected to call; see {@link CallRhythm}
 */
public record ConnectorOverview(Connector connector, ConnectorSighting sighting, Duration interval) {

    /** How it stands. */
    public ConnectorState state(Instant now) {
        return ConnectorState.of(connector.isRevoked(), sighting, interval, now);
    }
}
