package tandemsim.companyfile.books;

/** A sales tax code. */
public final class SalesTaxCode extends ListEntry {

    public boolean taxable;
    public String description = "";

    @Override
    public String listType() {
        return "SalesTaxCode";
    }
}
