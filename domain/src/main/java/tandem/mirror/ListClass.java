package tandem.mirror;

import org.jspecify.annotations.Nullable;

/** A class, QuickBooks' second way of sorting expenses beside accounts. */
public record ListClass(
        String id,
        Version version,
        @Nullable String name,
        @Nullable String fullName,
        @Nullable Boolean isActive,
        @Nullable Ref parent)
        implements QuickBooksRecord.ListEntry {
    @Override
    public Kind kind() {
        return Kind.CLASS;
    }
}
