package tandem.api.http;

import java.time.Duration;

/** How time is let pass. */
@FunctionalInterface
public interface Pause {

    /** Returns when so much time has passed. */
    void pass(Duration time) throws InterruptedException;
}
