package tandem.mirror;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An item of any of QuickBooks' item lists.
 *
 * @param itemType QuickBooks' word without {@code Item} and {@code Ret}: {@code Service}, {@code NonInventory},
 *     {@code OtherCharge}, {@code Inventory}, {@code InventoryAssembly}, {@code FixedAsset}, {@code Subtotal},
 *     {@code Discount}, {@code Payment}, {@code SalesTax}, {@code SalesTaxGroup}, {@code Group}
 * @param purchaseCost cost of one, in the home currency, up to five decimals
 * @param expenseAccount where a purchase is posted: the expense or cost-of-goods account of a two-sided item,
 *     the only account of a one-sided one
 */
public record Item(
        String id,
        Version version,
        @Nullable String name,
        @Nullable String fullName,
        @Nullable Boolean isActive,
        @Nullable Ref parent,
        String itemType,
        @Nullable BigDecimal purchaseCost,
        @Nullable String purchaseDescription,
        @Nullable Ref expenseAccount)
        implements QuickBooksRecord.ListEntry {
    @Override
    public Kind kind() {
        return Kind.ITEM;
    }
}
