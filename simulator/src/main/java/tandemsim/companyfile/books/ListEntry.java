package tandemsim.companyfile.books;

/** An entry of a list: it has a name, perhaps a parent, and is never voided, only made inactive. */
public abstract sealed class ListEntry extends Entry
        permits Account, Vendor, Terms, ClassEntry, Customer, Item, Currency, SalesTaxCode {

    public String name = "";
    public boolean active = true;

    /** The entry above, or {@link Ids#NONE}. */
    public long parent;

    /** The word for this list in deleted-list queries. */
    public abstract String listType();
}
