package tandem.mirror.view;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A class. */
public record ClassView(
        RecordState state,
        String listId,
        @Nullable String name,
        @Nullable String fullName,
        @Nullable UUID parentId,
        boolean isActive) {}
