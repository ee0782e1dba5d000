package tandem.request;

/**
 * How many of a company's requests stand where.
 *
 * @param queued those that wait for another request included
 * @param failed those that wait for a person
 */
public record QueueCounts(long queued, long sent, long inDoubt, long failed) {

    /** Nothing to be written. */
    public static final QueueCounts EMPTY = new QueueCounts(0, 0, 0, 0);
}
