package tandem.qbwc;

/** Port: the connections that are kept to the database. */
@FunctionalInterface
public interface BrokenConnections {

    /** One of them broke. Others may have broken in the same moment, and the next that is used has to be a good one. */
    void throwAway();
}
