package tandem.mirror.view;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer, or a job of one. */
public record JobView(
        RecordState state,
        String listId,
        @Nullable String name,
        @Nullable String fullName,
        @Nullable UUID parentId,
        boolean isActive,
        @Nullable String jobStatus) {}
