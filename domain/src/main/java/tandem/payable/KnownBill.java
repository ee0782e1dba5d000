package tandem.payable;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        long version) {}
