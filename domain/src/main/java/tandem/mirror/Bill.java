package tandem.mirror;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bill as QuickBooks shows it. Amounts are in the bill's currency unless said otherwise.
 *
 * @param amountDue the bill's total; it does not fall when the bill is paid
 * @param openAmount what is still owed; QuickBooks leaves it out at times and is known to send wrong values
 * @param exchangeRate home units for one foreign unit; only with multi-currency on
 * @param links {@code null} when links were not asked for, empty when there are none
 * @param lines {@code null} when lines were not asked for, empty when there are none
 */
public record Bill(
        String id,
        Version version,
        @Nullable Integer txnNumber,
        @Nullable Ref vendor,
        @Nullable Ref apAccount,
        @Nullable LocalDate txnDate,
        @Nullable LocalDate dueDate,
        @Nullable BigDecimal amountDue,
        @Nullable BigDecimal openAmount,
        @Nullable Ref currency,
        @Nullable BigDecimal exchangeRate,
        @Nullable BigDecimal amountDueInHomeCurrency,
        @Nullable String refNumber,
        @Nullable Ref terms,
        @Nullable String memo,
        @Nullable Boolean isPaid,
        @Nullable String externalGuid,
        @Nullable List<LinkedTransaction> links,
        @Nullable List<Line> lines)
        implements QuickBooksRecord.Transaction {

    /** The same bill with this number, these terms and this memo. */
    public Bill with(@Nullable String itsNumber, @Nullable Ref itsTerms, @Nullable String itsMemo) {
        return new Bill(
                id,
                version,
                txnNumber,
                vendor,
                apAccount,
                txnDate,
                dueDate,
                amountDue,
                openAmount,
                currency,
                exchangeRate,
                amountDueInHomeCurrency,
                itsNumber,
                itsTerms,
                itsMemo,
                isPaid,
                externalGuid,
                links,
                lines);
    }

    @Override
    public Kind kind() {
        return Kind.BILL;
    }
}
