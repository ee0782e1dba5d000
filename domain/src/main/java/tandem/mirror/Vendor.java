package tandem.mirror;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A vendor.
 *
 * @param name unique among vendors, customers, employees and other names
 * @param taxId the vendor's tax identity, sent only where personal data is allowed; kept sealed, shown masked
 * @param balance positive when owed to the vendor; QuickBooks moves it without touching the vendor's time
 */
public record Vendor(
        String id,
        Version version,
        @Nullable String name,
        @Nullable Boolean isActive,
        @Nullable String companyName,
        @Nullable Address address,
        @Nullable String phone,
        @Nullable String altPhone,
        @Nullable String fax,
        @Nullable String email,
        @Nullable String contact,
        @Nullable String printOnCheckAs,
        @Nullable String accountNumber,
        @Nullable Ref terms,
        @Nullable Ref currency,
        @Nullable String taxId,
        @Nullable BigDecimal balance)
        implements QuickBooksRecord.ListEntry {
    @Override
    public Kind kind() {
        return Kind.VENDOR;
    }
}
