package tandem.state;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Port: who called with a wrong key. Under a user name alone; what was given as the key is not kept. */
public interface RefusedAttempts {

    /** How often these user names came with a wrong key since then; a name that did not is left out. */
    Map<String, Refused> since(Collection<String> usernames, Instant since);

    /**
     * Calls with a wrong key.
     *
     * @param last when the last of them came, to ten minutes
     */
    record Refused(long times, Instant last) {}
}
