package tandem.mirror.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vendor credit. Amounts are in the credit's currency.
 *
 * @param openAmount what is left to apply
 */
public record VendorCreditView(
        RecordState state,
        String txnId,
        @Nullable UUID vendorId,
        @Nullable String refNumber,
        @Nullable LocalDate date,
        @Nullable UUID apAccountId,
        BigDecimal amount,
        BigDecimal openAmount,
        String currency,
        @Nullable String memo,
        List<Application> applications) {

    /** The same credit with these applications. */
    public VendorCreditView with(List<Application> its) {
        return new VendorCreditView(
                state, txnId, vendorId, refNumber, date, apAccountId, amount, openAmount, currency, memo, its);
    }

    /**
     * A bill that the credit was applied to.
     *
     * @param billId our id of it, absent while the bill is not mirrored
     * @param amount taken off the bill, not below zero
     */
    public record Application(@Nullable UUID billId, String txnId, BigDecimal amount) {}
}
