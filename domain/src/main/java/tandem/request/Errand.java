package tandem.request;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Address;
import tandem.mirror.Kind;
import tandem.wire.Write.VendorField;

/**
 * What is to be done in QuickBooks, in our own words and with our own identities. It becomes QuickBooks' language only when
 * it goes out, so that it can be read, changed and sent again later.
 */
public sealed interface Errand {

    /** What it does. */
    Operation operation();

    /** What it is about. */
    Subject subject();

    /**
     * Changes master data of a vendor.
     *
     * @param fields what is to change
     * @param address absent: it is not to change
     */
    record VendorEdit(
            UUID vendor,
            Map<VendorField, TextChange> fields,
            @Nullable AddressChange address) implements Errand {

        /** Copies the fields, and refuses an edit of nothing. */
        public VendorEdit {
            fields = Map.copyOf(fields);
            if (fields.isEmpty() && address == null) {
                throw new IllegalArgumentException("an edit changes something");
            }
        }

        @Override
        public Operation operation() {
            return Operation.VENDOR_MOD;
        }

        @Override
        public Subject subject() {
            return new Subject(Kind.VENDOR, vendor);
        }
    }

    /**
     * A text that becomes another. None and an empty one are the same.
     *
     * @param from what the person saw who changed it
     */
    record TextChange(String from, String to) {}

    /** An address that becomes another, as a whole. */
    record AddressChange(Address from, Address to) {}
}
