package tandem.webhook;

import java.util.List;
import tandem.outcome.Violation;

/** Why nothing was done about an endpoint. */
public sealed interface EndpointRefusal {

    /** There is no such thing, or not for this caller. */
    record NotFound() implements EndpointRefusal {}

    /** It has changed since. */
    record Stale(long version) implements EndpointRefusal {}

    /** What was asked for breaks rules. */
    record Invalid(List<Violation> violations) implements EndpointRefusal {}

    /** A caller that is limited to one company may only make endpoints of that company. */
    record BeyondTheCaller() implements EndpointRefusal {}

    /** It is not called at all. */
    record Disabled() implements EndpointRefusal {}

    /** It is being tried at this very moment. */
    record BeingTried() implements EndpointRefusal {}
}
