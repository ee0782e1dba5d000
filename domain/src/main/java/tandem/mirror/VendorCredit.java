package tandem.mirror;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vendor credit. Amounts are in the credit's currency.
 *
 * @param creditAmount the credit's total
 * @param openAmount what is left to apply
 * @param links {@code null} when links were not asked for, empty when there are none
 * @param lines {@code null} when lines were not asked for, empty when there are none
 */
public record VendorCredit(
        String id,
        Version version,
        @Nullable Integer txnNumber,
        @Nullable Ref vendor,
        @Nullable Ref apAccount,
        @Nullable LocalDate txnDate,
        @Nullable BigDecimal creditAmount,
        @Nullable BigDecimal openAmount,
        @Nullable Ref currency,
        @Nullable BigDecimal exchangeRate,
        @Nullable String refNumber,
        @Nullable String memo,
        @Nullable String externalGuid,
        @Nullable List<LinkedTransaction> links,
        @Nullable List<Line> lines)
        implements QuickBooksRecord.Transaction {
    @Override
    public Kind kind() {
        return Kind.VENDOR_CREDIT;
    }
}
