package tandem.mirror;

import org.jspecify.annotations.Nullable;

/**
 * A pointer from one QuickBooks record to a list entry. QuickBooks may send either part alone; only the
 * ListID survives a rename, so only it is used as a link.
 */
public record Ref(@Nullable String listId, @Nullable String fullName) {}
