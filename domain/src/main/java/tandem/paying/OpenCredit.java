package tandem.paying;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vendor credit as far as payments go by it. What is absent QuickBooks has not said.
 *
 * @param currency ISO 4217
 * @param isRemoved whether QuickBooks does not have it any more
 * @param open what is left of it in QuickBooks
 * @param inProcess what payments of ours are about to take of it
 */
public record OpenCredit(
        UUID id,
        String txnId,
        @Nullable String refNumber,
        @Nullable UUID vendor,
        @Nullable String apAccountListId,
        String currency,
        boolean isRemoved,
        BigDecimal open,
        BigDecimal inProcess) {

    /** The same credit, with so much less in process. */
    OpenCredit without(BigDecimal claim) {
        return new OpenCredit(
                id, txnId, refNumber, vendor, apAccountListId, currency, isRemoved, open, inProcess.subtract(claim));
    }

    /** How people call it. */
    String name() {
        return refNumber == null || refNumber.isBlank() ? "a credit without a number" : "the credit " + refNumber;
    }
}
