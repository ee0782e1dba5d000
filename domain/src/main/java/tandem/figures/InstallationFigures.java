package tandem.figures;

import java.time.Instant;

/** Port: counts what the installation holds. The same for every node that asks. */
public interface InstallationFigures {

    /**
     * One look at everything, in one statement that gives up rather than load the database for long.
     *
     * @param heldSince a connector has its company if it attempted to sync at this time or later
     */
    Figures at(Instant now, Instant heldSince);
}
