package tandemsim.companyfile.books;

/** A credit that a vendor gave. */
public final class VendorCredit extends Document {

    @Override
    public String type() {
        return "VendorCredit";
    }
}
