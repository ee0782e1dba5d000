package tandemsim.companyfile.books;

import java.math.BigDecimal;

/** A currency of the currency list; most are built in and inactive. */
public final class Currency extends ListEntry {

    public String code = "";
    public BigDecimal rate = BigDecimal.ONE;
    public int asOfEpochDay;
    public int decimalPlaces = 2;

    @Override
    public String listType() {
        return "Currency";
    }
}
