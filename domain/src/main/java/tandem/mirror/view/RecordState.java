package tandem.mirror.view;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every mirrored record has.
 *
 * @param id our own identity of it
 * @param version counts the changes of its content
 * @param removedAt since when QuickBooks does not have it any more; absent while it does
 */
public record RecordState(
        UUID id, long version, Instant updatedAt, @Nullable Instant removedAt) {

    /** The same, its version so many ahead. */
    public RecordState ahead(long changes) {
        return new RecordState(id, version + changes, updatedAt, removedAt);
    }

    /** Whether QuickBooks does not have the record any more. */
    public boolean isRemoved() {
        return removedAt != null;
    }
}
