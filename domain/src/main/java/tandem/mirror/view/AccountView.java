package tandem.mirror.view;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account.
 *
 * @param accountType QuickBooks' word
 * @param currency ISO 4217
 * @param balance without sub-accounts, as last read; QuickBooks does not report every change of it
 */
public record AccountView(
        RecordState state,
        String listId,
        @Nullable String name,
        @Nullable String fullName,
        @Nullable String accountType,
        @Nullable String accountNumber,
        @Nullable UUID parentId,
        boolean isActive,
        String currency,
        @Nullable BigDecimal balance) {

    /** Whether a payment from it is for the record only: QuickBooks starts no card transaction. */
    public boolean isManualOnly() {
        return "CreditCard".equals(accountType);
    }
}
