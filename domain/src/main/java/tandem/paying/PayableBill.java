package tandem.paying;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.bill.BillStanding;
import tandem.request.RequestId;

/**
 * A bill as far as payments go by it. What is absent QuickBooks has not said.
 *
 * @param txnId absent: QuickBooks does not have it yet
 * @param currency ISO 4217
 * @param isRemoved whether QuickBooks does not have it any more
 * @param open what QuickBooks shows as owed
 * @param inProcess what payments of ours are about to take off it
 * @param postedBy the request that brings it into QuickBooks; absent: it is there
 */
public record PayableBill(
        UUID id,
        @Nullable String txnId,
        @Nullable String refNumber,
        @Nullable LocalDate date,
        @Nullable UUID vendor,
        @Nullable String vendorListId,
        @Nullable String apAccountListId,
        String currency,
        BillStanding standing,
        boolean isRemoved,
        BigDecimal open,
        BigDecimal inProcess,
        @Nullable RequestId postedBy) {

    /** The same bill, with so much less in process. */
    PayableBill without(BigDecimal claim) {
        return new PayableBill(
                id,
                txnId,
                refNumber,
                date,
                vendor,
                vendorListId,
                apAccountListId,
                currency,
                standing,
                isRemoved,
                open,
                inProcess.subtract(claim),
                postedBy);
    }

    /** How people call it. */
    String name() {
        return refNumber != null && !refNumber.isBlank()
                ? "the bill " + refNumber
                : date == null ? "a bill without a number" : "the bill of " + date;
    }
}
