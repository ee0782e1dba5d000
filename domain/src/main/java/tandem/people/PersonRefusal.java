package tandem.people;

import java.util.List;
import tandem.outcome.Violation;

/** Why nothing was done about a person. */
public sealed interface PersonRefusal {

    /** There is no such person. */
    record NotFound() implements PersonRefusal {}

    /** Somebody has changed the person at the same moment. */
    record Changed() implements PersonRefusal {}

    /** What was asked for breaks rules. */
    record Invalid(List<Violation> violations) implements PersonRefusal {}

    /** Nobody could manage people any more. */
    record LastAdmin() implements PersonRefusal {}
}
