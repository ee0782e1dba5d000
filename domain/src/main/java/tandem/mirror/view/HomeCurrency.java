package tandem.mirror.view;

import org.jspecify.annotations.Nullable;

/** The currency of a company file that keeps its books in one. */
public final class HomeCurrency {

    private HomeCurrency() {}

    /**
     * What the file's preferences say; where they say nothing, what QuickBooks' country edition is made for.
     *
     * @param preferred ISO 4217
     * @param country {@code US}, {@code CA}, {@code UK}, {@code AU}
     */
    public static String of(@Nullable String preferred, @Nullable String country) {
        if (preferred != null) {
            return preferred;
        }
        return switch (country == null ? "US" : country) {
            case "CA" -> "CAD";
            case "UK" -> "GBP";
            case "AU" -> "AUD";
            default -> "USD";
        };
    }
}
