package tandem.persistence.mirror;

import org.jspecify.annotations.Nullable;

/** Hides a tax id before it is stored: the last four characters stay, so that people can tell two apart, and never more than half. */
final class TaxIdMask {

    private static final int SHOWN = 4;

    private TaxIdMask() {}

    static @Nullable String of(@Nullable String taxId) {
        if (taxId == null || taxId.isBlank()) {
            return taxId == null ? null : "";
        }
        String bare = taxId.strip().replace("*", "");
        int shown = Math.min(SHOWN, bare.length() / 2);
        return "*".repeat(Math.max(1, bare.length() - shown)) + bare.substring(bare.length() - shown);
    }
}
