package tandemsim.companyfile.books;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

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

    /** Home units for one of the vendor's currency, where they were given; else the rate of the currency list counts. */
    public @Nullable BigDecimal rate;

    /** qbXML's word for this kind of transaction. */
    public abstract String type();
}
