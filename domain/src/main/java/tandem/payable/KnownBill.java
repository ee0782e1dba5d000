package tandem.payable;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.mirror.view.BillStatus;

/**
 * All that is known of a bill.
 *
 * @param own absent: it began in QuickBooks
 * @param mirrored absent: QuickBooks has not shown it
 * @param notes which never leave this side; absent: there are none
 * @param version of the resource
 */
public record KnownBill(
        UUID id,
        @Nullable OwnBill own,
        @Nullable MirroredBill mirrored,
        @Nullable String notes,
        long version) {

    /** How it stands, roughly: approval and payments are left out. */
    public BillStatus status() {
        if (mirrored == null) {
            return Objects.requireNonNull(own).status();
        }
        if (mirrored.isRemoved()) {
            return BillStatus.DELETED_IN_QUICKBOOKS;
        }
        return mirrored.isVoided() ? BillStatus.VOIDED_IN_QUICKBOOKS : BillStatus.OPEN;
    }
}
