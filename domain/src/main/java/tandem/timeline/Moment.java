package tandem.timeline;

import java.time.Instant;
import java.util.UUID;

/**
 * The place of an entry in a timeline. What happened at one instant stands in the order of the sources, and of each source by id and
 * number.
 *
 * @param id of what tells of it, where the source has more than one
 * @param number counts what is told by one id
 */
public record Moment(Instant at, Source source, UUID id, long number) {

    /** What tells of it, in the order in which entries of one instant are told. */
    public enum Source {
        ACTS,
        APPROVAL,
        REQUESTS,
        CHANGES,
        DISCREPANCIES
    }
}
