package tandem.mirror.view;

import java.math.BigDecimal;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item.
 *
 * @param itemType QuickBooks' word
 * @param purchaseCost cost of one, in the home currency, up to five decimals
 */
public record ItemView(
        RecordState state,
        String listId,
        @Nullable String name,
        @Nullable String fullName,
        @Nullable UUID parentId,
        boolean isActive,
        String itemType,
        @Nullable BigDecimal purchaseCost,
        @Nullable String purchaseDescription,
        @Nullable UUID expenseAccountId) {

    /** QuickBooks refuses discounts and taxes on bills, groups only as lines of another form, and the rest is not bought. */
    private static final Set<String> BOUGHT =
            Set.of("Service", "NonInventory", "OtherCharge", "Inventory", "InventoryAssembly", "FixedAsset");

    /** Whether QuickBooks takes it as an item line of a bill. */
    public boolean isUsableOnBills() {
        return isBought(itemType);
    }

    /** Whether items of this type, in QuickBooks' word, can be lines of a bill. */
    public static boolean isBought(String itemType) {
        return BOUGHT.contains(itemType);
    }
}
