package tandem.caller;

import java.util.List;
import tandem.outcome.Violation;

/** Why nothing was done about an API key. */
public sealed interface KeyRefusal {

    /** There is no such key, or not for this caller. */
    record NotFound() implements KeyRefusal {}

    /** It has changed since. */
    record Stale(long version) implements KeyRefusal {}

    /** What was asked for breaks rules. */
    record Invalid(List<Violation> violations) implements KeyRefusal {}

    /** A caller that is limited to one company may only make keys for that company. */
    record BeyondTheCaller() implements KeyRefusal {}

    /** Nobody could manage keys any more. */
    record LastAdminKey() implements KeyRefusal {}
}
