package tandem.vendor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a vendor on this side, as it is stored.
 *
 * @param version counts the changes; 0: nothing was ever kept
 */
public record KeptFields(
        OwnFields fields, long version, @Nullable Instant updatedAt) {

    /** Nothing was ever kept. */
    public static final KeptFields NONE = new KeptFields(OwnFields.NONE, 0, null);
}
