package tandemsim.companyfile.qbxml;

import tandemsim.companyfile.books.Item;

/** Items as qbXML shows them: one form per kind. */
final class ItemRets {

    private ItemRets() {}

    static void item(Xml out, Item item) {
        String ret = "Item" + item.kind + "Ret";
        out.open(ret).head("ListID", item).always("Name", item.name);
        switch (item.kind) {
            case Service, NonInventory, OtherCharge -> {
                ListRets.hierarchy(out, item);
                sides(out, item);
            }
            case Inventory, InventoryAssembly -> {
                ListRets.hierarchy(out, item);
                stock(out, item);
            }
            case FixedAsset -> fixedAsset(out, item);
            case Discount -> {
                ListRets.hierarchy(out, item);
                out.text("ItemDesc", item.description)
                        .always("DiscountRatePercent", "5.0")
                        .ref("AccountRef", item.account);
            }
            case SalesTax ->
                out.flag("IsActive", item.active)
                        .text("ItemDesc", item.description)
                        .always("TaxRate", "6.25")
                        .ref("TaxVendorRef", item.preferredVendor);
            case Group ->
                out.flag("IsActive", item.active)
                        .text("ItemDesc", item.description)
                        .flag("IsPrintItemsInGroup", true);
            case Subtotal, Payment, SalesTaxGroup ->
                out.flag("IsActive", item.active).text("ItemDesc", item.description);
        }
        out.close(ret);
    }

    private static void sides(Xml out, Item item) {
        if (item.twoSided) {
            out.open("SalesAndPurchase")
                    .text("SalesDesc", item.description)
                    .always("SalesPrice", Numbers.price(item.cost + item.cost / 4))
                    .ref("IncomeAccountRef", item.incomeAccount)
                    .text("PurchaseDesc", item.description)
                    .always("PurchaseCost", Numbers.price(item.cost))
                    .ref("ExpenseAccountRef", item.account)
                    .ref("PrefVendorRef", item.preferredVendor)
                    .close("SalesAndPurchase");
        } else {
            out.open("SalesOrPurchase")
                    .text("Desc", item.description)
                    .always("Price", Numbers.price(item.cost))
                    .ref("AccountRef", item.account)
                    .close("SalesOrPurchase");
        }
    }

    private static void stock(Xml out, Item item) {
        out.text("SalesDesc", item.description)
                .always("SalesPrice", Numbers.price(item.cost + item.cost / 4))
                .ref("IncomeAccountRef", item.incomeAccount)
                .text("PurchaseDesc", item.description)
                .always("PurchaseCost", Numbers.price(item.cost))
                .ref("COGSAccountRef", item.account)
                .ref("PrefVendorRef", item.preferredVendor)
                .ref("AssetAccountRef", item.assetAccount)
                .always("QuantityOnHand", "0")
                .always("AverageCost", Numbers.price(item.cost))
                .always("QuantityOnOrder", "0")
                .always("QuantityOnSalesOrder", "0");
    }

    private static void fixedAsset(Xml out, Item item) {
        String description = item.description.substring(0, Math.min(50, item.description.length()));
        out.flag("IsActive", item.active)
                .always("AcquiredAs", "New")
                .always("PurchaseDesc", description)
                .always("PurchaseDate", "2020-01-01")
                .always("PurchaseCost", Numbers.price(item.cost))
                .ref("AssetAccountRef", item.assetAccount);
    }
}
