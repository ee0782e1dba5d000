package tandem.vendor;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
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

    /** The vendor with these fields empty rather than unknown, save those that QuickBooks shows. */
    static Vendor emptied(Vendor vendor, Set<VendorField> fields, boolean isAddress) {
        return new Vendor(
                vendor.id(),
                vendor.version(),
                vendor.name(),
                vendor.isActive(),
                emptied(vendor, VendorField.COMPANY_NAME, fields),
                isAddress ? address(vendor) : vendor.address(),
                emptied(vendor, VendorField.PHONE, fields),
                emptied(vendor, VendorField.ALT_PHONE, fields),
                emptied(vendor, VendorField.FAX, fields),
                emptied(vendor, VendorField.EMAIL, fields),
                emptied(vendor, VendorField.CONTACT, fields),
                emptied(vendor, VendorField.PRINT_ON_CHECK_AS, fields),
                emptied(vendor, VendorField.ACCOUNT_NUMBER, fields),
                vendor.terms(),
                vendor.currency(),
                vendor.taxId(),
                vendor.balance());
    }

    private static @Nullable String emptied(Vendor vendor, VendorField field, Set<VendorField> fields) {
        var shown = text(vendor, field);
        return shown == null && fields.contains(field) ? "" : shown;
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
