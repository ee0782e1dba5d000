package tandem.mirror;

import org.jspecify.annotations.Nullable;

/**
 * A pointer from one QuickBooks record to a list entry. QuickBooks may send either part alone; only the
 * ListID survives a rename, so only it is used as a link.
 */
public record Ref(@Nullable String listId, @Nullable String fullName) {

    /** Points to nothing: what it was before is no more. */
    public static final Ref NONE = new Ref("", null);

    /** Whether it names an entry in a way that survives a rename. */
    public boolean isLink() {
        return listId != null && !listId.isEmpty();
    }
}
