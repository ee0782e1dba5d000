package tandem.audit;

import org.jspecify.annotations.Nullable;

/**
 * A person or program that acts.
 *
 * @param id stays the same over rotations of the key
 * @param label for people to recognise it
 * @param remoteAddress where the call came from; absent for the hub itself
 */
public record Actor(String id, String label, @Nullable String remoteAddress) {

    /** The hub itself, at its start for example. */
    public static final Actor HUB = new Actor("hub", "the hub itself", null);
}
