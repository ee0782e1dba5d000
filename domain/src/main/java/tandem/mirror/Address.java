package tandem.mirror;

import org.jspecify.annotations.Nullable;

/** A postal address as QuickBooks keeps it. */
public record Address(
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String line3,
        @Nullable String line4,
        @Nullable String line5,
        @Nullable String city,
        @Nullable String state,
        @Nullable String postalCode,
        @Nullable String country) {

    /** None. */
    public static final Address NONE = new Address(null, null, null, null, null, null, null, null, null);
}
