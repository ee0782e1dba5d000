package tandem.qbxml;

import static tandem.qbxml.Values.flag;
import static tandem.qbxml.Values.number;
import static tandem.qbxml.Values.ref;
import static tandem.qbxml.Values.required;
import static tandem.qbxml.Values.version;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Item;
import tandem.mirror.Ref;
import tandem.qbxml.binding.ItemRet;

/** Items of all twelve kinds. What a kind does not have is absent. */
final class Items {

    /** QuickBooks' words for the kinds of item; an answer's element is the word with {@code Item} and {@code Ret}. */
    static final List<String> TYPES = List.of(
            "Service",
            "NonInventory",
            "OtherCharge",
            "Inventory",
            "InventoryAssembly",
            "FixedAsset",
            "Subtotal",
            "Discount",
            "Payment",
            "SalesTax",
            "SalesTaxGroup",
            "Group");

    private Items() {}

    static Item item(String type, ItemRet ret) throws UnreadableField {
        return new Item(
                required("ListID", ret.getListID()),
                version(ret),
                ret.getName(),
                ret.getFullName(),
                flag("IsActive", ret.getIsActive()),
                ref(ret.getParentRef()),
                type,
                cost(ret),
                description(ret),
                purchaseAccount(ret));
    }

    /** A one-sided item has a single price, which is its cost when it is bought. */
    private static @Nullable BigDecimal cost(ItemRet ret) throws UnreadableField {
        if (ret.getSalesAndPurchase() != null) {
            return number("PurchaseCost", ret.getSalesAndPurchase().getPurchaseCost());
        }
        if (ret.getSalesOrPurchase() != null) {
            return number("Price", ret.getSalesOrPurchase().getPrice());
        }
        return number("PurchaseCost", ret.getPurchaseCost());
    }

    private static @Nullable String description(ItemRet ret) {
        if (ret.getSalesAndPurchase() != null) {
            return ret.getSalesAndPurchase().getPurchaseDesc();
        }
        if (ret.getSalesOrPurchase() != null) {
            return ret.getSalesOrPurchase().getDesc();
        }
        return ret.getPurchaseDesc();
    }

    /** Goods kept in stock are posted to cost of goods sold, a fixed asset, which has no such account, to its own. */
    private static @Nullable Ref purchaseAccount(ItemRet ret) {
        if (ret.getSalesAndPurchase() != null) {
            return ref(ret.getSalesAndPurchase().getExpenseAccountRef());
        }
        if (ret.getSalesOrPurchase() != null) {
            return ref(ret.getSalesOrPurchase().getAccountRef());
        }
        return ref(ret.getCOGSAccountRef() != null ? ret.getCOGSAccountRef() : ret.getAssetAccountRef());
    }
}
