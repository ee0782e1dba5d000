package tandem.mirror.view;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which records of a list are wanted. What is absent does not narrow the list; what a kind of record does not have must be
 * absent.
 *
 * @param updatedSince changed here at this time or later
 * @param active only active or only inactive list entries
 * @param vendorId our id of the vendor that a transaction names
 * @param refNumber the whole number, as QuickBooks has it
 * @param billStatus only bills that stand so; with {@link BillStatus#DELETED_IN_QUICKBOOKS} removed ones are wanted in any case
 * @param paymentStatus only payments that stand so
 * @param includeRemoved whether records are wanted that QuickBooks does not have any more
 */
public record MirrorFilter(
        @Nullable Instant updatedSince,
        @Nullable Boolean active,
        @Nullable UUID vendorId,
        @Nullable String refNumber,
        @Nullable BillStatus billStatus,
        @Nullable PaymentStatus paymentStatus,
        boolean includeRemoved) {

    /** All that QuickBooks has. */
    public static final MirrorFilter NONE = new MirrorFilter(null, null, null, null, null, null, false);

    /** All that QuickBooks has or had. */
    public static final MirrorFilter WITH_REMOVED = new MirrorFilter(null, null, null, null, null, null, true);

    /** A filter for entries of a list. */
    public static MirrorFilter ofEntries(
            @Nullable Instant updatedSince, @Nullable Boolean active, boolean includeRemoved) {
        return new MirrorFilter(updatedSince, active, null, null, null, null, includeRemoved);
    }

    /** A filter for transactions. */
    public static MirrorFilter ofTransactions(
            @Nullable Instant updatedSince,
            @Nullable UUID vendorId,
            @Nullable String refNumber,
            boolean includeRemoved) {
        return new MirrorFilter(updatedSince, null, vendorId, refNumber, null, null, includeRemoved);
    }

    /** The same, only for bills that stand so. */
    public MirrorFilter with(@Nullable BillStatus status) {
        return new MirrorFilter(updatedSince, active, vendorId, refNumber, status, paymentStatus, includeRemoved);
    }

    /** The same, only for payments that stand so. */
    public MirrorFilter with(@Nullable PaymentStatus status) {
        return new MirrorFilter(updatedSince, active, vendorId, refNumber, billStatus, status, includeRemoved);
    }
}
