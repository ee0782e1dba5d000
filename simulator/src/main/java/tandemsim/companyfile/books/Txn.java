package tandemsim.companyfile.books;

/** A transaction of accounts payable. */
public abstract sealed class Txn extends Entry permits Document, Payment {

    public int number;

    /** The vendor; for payments the payee. */
    public long entity;

    public long payable;
    public int epochDay;
    public String refNumber = "";
    public String memo = "";
    public String externalGuid = "";
    public boolean voided;

    /** qbXML's word for this kind of transaction. */
    public abstract String type();
}
