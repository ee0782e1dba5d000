package tandem.caller;

import java.util.Optional;

/** Port: finds out who calls. */
public interface Callers {

    /** The caller that this secret belongs to, if it is good at this moment. Costs one indexed look-up. */
    Optional<Caller> byApiKey(String secret);
}
