package tandem.mirror;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A tie between two transactions, as one of them shows it.
 *
 * @param txnType QuickBooks' word, such as {@code BillPaymentCheck} or {@code VendorCredit}; unknown words are kept
 * @param linkType {@code AMTTYPE} ties money, {@code QUANTYPE} ties quantities (orders and receipts) and no money
 * @param amount signed as QuickBooks sent it; negative on the document that the link reduces
 */
public record LinkedTransaction(
        String txnId,
        String txnType,
        @Nullable LocalDate date,
        @Nullable String refNumber,
        @Nullable String linkType,
        BigDecimal amount) {}
