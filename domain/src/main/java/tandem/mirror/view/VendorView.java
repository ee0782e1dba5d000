package tandem.mirror.view;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Address;

/**
 * A vendor.
 *
 * @param currency ISO 4217; a vendor has one
 * @param maskedTaxId all but its tail hidden; the rest is kept nowhere
 * @param balance positive when owed to the vendor
 * @param isHidden whether support has taken the vendor, who is inactive, from the lists
 */
public record VendorView(
        RecordState state,
        String listId,
        @Nullable String name,
        @Nullable String companyName,
        boolean isActive,
        Address address,
        @Nullable String phone,
        @Nullable String altPhone,
        @Nullable String fax,
        @Nullable String email,
        @Nullable String contact,
        @Nullable String printOnCheckAs,
        @Nullable String accountNumber,
        @Nullable UUID termsId,
        String currency,
        @Nullable String maskedTaxId,
        @Nullable BigDecimal balance,
        boolean isHidden) {}
