package tandem.webhook;

import org.jspecify.annotations.Nullable;

/**
 * A delivery that is to be tried now.
 *
 * @param step what becomes of the endpoint's place in the feed, where the event comes from there; absent for one that was tried
 *     before, or has no place in it
 */
public record Letter(Delivery delivery, @Nullable Step step) {

    /**
     * A step through a feed.
     *
     * @param after how far the endpoint had been told; another step is taken from nowhere else
     * @param to how far it has been told when the event has become a delivery
     */
    public record Step(long after, long to) {}
}
