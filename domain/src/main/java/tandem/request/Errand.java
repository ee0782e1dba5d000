package tandem.request;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.bill.BillContent;
import tandem.mirror.Address;
import tandem.mirror.Kind;
import tandem.mirror.view.TermsDefinition;
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
     * Adds terms.
     *
     * @param terms their identity here
     */
    record TermsAdding(UUID terms, String name, TermsDefinition definition) implements Errand {

        @Override
        public Operation operation() {
            return Operation.TERMS_ADD;
        }

        @Override
        public Subject subject() {
            return new Subject(Kind.STANDARD_TERMS, terms);
        }
    }

    /**
     * Adds a bill that was drafted on this side, as the draft says it when it goes out.
     *
     * @param acceptsDuplicate whether the vendor's number may have been used before
     */
    record BillPosting(UUID bill, boolean acceptsDuplicate) implements Errand {

        @Override
        public Operation operation() {
            return Operation.BILL_ADD;
        }

        @Override
        public Subject subject() {
            return new Subject(Kind.BILL, bill);
        }
    }

    /**
     * Changes a bill that QuickBooks has.
     *
     * @param from what the person saw who changed it
     * @param to what it is to be
     */
    record BillEdit(UUID bill, BillContent from, BillContent to) implements Errand {

        @Override
        public Operation operation() {
            return Operation.BILL_MOD;
        }

        @Override
        public Subject subject() {
            return new Subject(Kind.BILL, bill);
        }
    }

    /** Records a payment that was made on this side, as it was given here. */
    record PaymentRecording(UUID payment) implements Errand {

        @Override
        public Operation operation() {
            return Operation.PAYMENT_ADD;
        }

        @Override
        public Subject subject() {
            return new Subject(Kind.BILL_PAYMENT_CHECK, payment);
        }
    }

    /** Voids a payment that was made on this side. */
    record PaymentVoiding(UUID payment) implements Errand {

        @Override
        public Operation operation() {
            return Operation.PAYMENT_VOID;
        }

        @Override
        public Subject subject() {
            return new Subject(Kind.BILL_PAYMENT_CHECK, payment);
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
