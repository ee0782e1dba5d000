package tandem.vendor;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Address;
import tandem.mirror.Vendor;
import tandem.wire.Write.VendorField;

/** The fields of a vendor that are kept on both sides, as texts to be compared. */
final class VendorFields {

    private VendorFields() {}

    /** What QuickBooks shows; what it does not show is empty. */
    static Map<VendorField, String> of(Vendor vendor) {
        var fields = new EnumMap<VendorField, String>(VendorField.class);
        for (var field : VendorField.values()) {
            var text = text(vendor, field);
            if (text != null) {
                fields.put(field, text);
            }
        }
        return fields;
    }

    static Address address(Vendor vendor) {
        return vendor.address() == null ? Address.NONE : vendor.address();
    }

    private static @Nullable String text(Vendor vendor, VendorField field) {
        return switch (field) {
            case COMPANY_NAME -> vendor.companyName();
            case PHONE -> vendor.phone();
            case ALT_PHONE -> vendor.altPhone();
            case FAX -> vendor.fax();
            case EMAIL -> vendor.email();
            case CONTACT -> vendor.contact();
            case PRINT_ON_CHECK_AS -> vendor.printOnCheckAs();
            case ACCOUNT_NUMBER -> vendor.accountNumber();
        };
    }
}
