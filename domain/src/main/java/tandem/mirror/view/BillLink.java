package tandem.mirror.view;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tie of a bill to another transaction, as the bill shows it.
 *
 * @param txnType QuickBooks' word
 * @param amount as QuickBooks sent it: negative where it reduces the bill
 * @param tiesMoney false for ties of quantities, as to purchase orders
 * @param paymentId our id of it where it is a payment that is mirrored
 * @param vendorCreditId our id of it where it is a credit that is mirrored
 */
public record BillLink(
        String txnId,
        String txnType,
        @Nullable LocalDate date,
        @Nullable String refNumber,
        BigDecimal amount,
        boolean tiesMoney,
        @Nullable UUID paymentId,
        @Nullable UUID vendorCreditId) {}
