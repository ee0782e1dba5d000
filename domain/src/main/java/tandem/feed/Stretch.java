package tandem.feed;

import java.util.List;

/**
 * A piece of a feed, all of it as of one moment.
 *
 * @param after the number that a reader has come to
 * @param changes what comes next, in order and at most as much as was asked for
 * @param last how far the feed has come
 */
public record Stretch(long after, List<Change> changes, long last) {

    /** Copies the changes. */
    public Stretch {
        changes = List.copyOf(changes);
    }

    /**
     * Whether the reader would miss something: what comes next has been thrown away, or the feed never came to where the reader
     * is, because the database is an older one.
     */
    public boolean isTorn() {
        return changes.isEmpty() ? after != last : changes.getFirst().seq() != after + 1;
    }
}
