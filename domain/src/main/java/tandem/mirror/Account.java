package tandem.mirror;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An account of the chart of accounts.
 *
 * @param accountType QuickBooks' word, such as {@code AccountsPayable} or {@code Bank}; unknown words are kept
 * @param balance without sub-accounts, in the account's currency; not kept up to date by QuickBooks' time stamps
 */
public record Account(
        String id,
        Version version,
        @Nullable String name,
        @Nullable String fullName,
        @Nullable Boolean isActive,
        @Nullable Ref parent,
        @Nullable String accountType,
        @Nullable String accountNumber,
        @Nullable Ref currency,
        @Nullable BigDecimal balance)
        implements QuickBooksRecord.ListEntry {
    @Override
    public Kind kind() {
        return Kind.ACCOUNT;
    }
}
