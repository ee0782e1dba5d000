package tandem.persistence.mirror;

import java.time.LocalDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Version;

/**
 * What is held under a key; the parts are absent where nothing is.
 *
 * @param more what else was asked for
 */
record Held<X>(
        String key,
        byte @Nullable [] contentHash,
        @Nullable String editSequence,
        @Nullable LocalDateTime timeModified,
        boolean removed,
        X more) {

    /** Whether nothing is held. */
    boolean isNew() {
        return contentHash == null;
    }

    /** Whether this content and this version are held already, so that there is nothing to write. */
    boolean shows(byte[] hash, Version version) {
        return !removed
                && Arrays.equals(hash, contentHash)
                && version.editSequence().equals(editSequence)
                && version.timeModified().equals(timeModified);
    }
}
