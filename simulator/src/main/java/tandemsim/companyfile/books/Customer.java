package tandemsim.companyfile.books;

/** A customer, or a job when it has a parent. */
public final class Customer extends ListEntry {

    public String companyName = "";
    public String email = "";
    public String phone = "";
    public String jobStatus = "None";
    public long balanceCents;
    public long currency;

    @Override
    public String listType() {
        return "Customer";
    }
}
