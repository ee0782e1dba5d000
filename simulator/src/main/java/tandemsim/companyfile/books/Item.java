package tandemsim.companyfile.books;

/** An item of any kind. */
public final class Item extends ListEntry {

    /** The kinds of items, in qbXML's words. */
    public enum Kind {
        Service(true),
        NonInventory(true),
        OtherCharge(true),
        Inventory(true),
        InventoryAssembly(true),
        FixedAsset(true),
        Subtotal(false),
        Discount(false),
        Payment(false),
        SalesTax(false),
        SalesTaxGroup(false),
        Group(false);

        /** Whether an item line of a bill may name it. */
        public final boolean onBills;

        Kind(boolean onBills) {
            this.onBills = onBills;
        }
    }

    public Kind kind = Kind.Service;
    public String description = "";

    /** Purchase cost in hundred-thousandths. */
    public long cost;

    /** Whether it has a purchase side of its own; one-sided items post to a single account. */
    public boolean twoSided = true;

    /** Where a purchase posts: expense, cost of goods or asset account; the only account of a one-sided item. */
    public long account;

    public long incomeAccount;
    public long assetAccount;
    public long preferredVendor;

    @Override
    public String listType() {
        return "Item" + kind;
    }
}
