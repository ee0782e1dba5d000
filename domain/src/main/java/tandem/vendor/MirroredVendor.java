package tandem.vendor;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Address;
import tandem.wire.Write.VendorField;

/**
 * What the mirror holds of a vendor.
 *
 * @param fields the text of each field; a missing one is empty
 * @param isRemoved whether QuickBooks does not have it any more
 * @param version of the resource
 */
public record MirroredVendor(
        UUID id,
        String listId,
        String editSequence,
        @Nullable String name,
        Map<VendorField, String> fields,
        Address address,
        boolean isRemoved,
        long version) {

    /** Copies the fields. */
    public MirroredVendor {
        fields = Map.copyOf(fields);
    }

    /** The text of a field; empty where there is none. */
    public String text(VendorField field) {
        return fields.getOrDefault(field, "");
    }
}
