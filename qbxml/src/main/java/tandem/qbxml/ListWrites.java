package tandem.qbxml;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Address;
import tandem.mirror.Kind;
import tandem.wire.TextField;
import tandem.wire.Write;
import tandem.wire.Write.VendorField;

/** Writes to QuickBooks' lists. All of it exists since version 8.0 of qbXML at the latest. */
final class ListWrites {
    private static final int LONGEST_MONTH = 31;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final RequestWriter out;

    ListWrites(RequestWriter out) {
        this.out = out;
    }

    /** The answer is limited to what is read of a vendor anyway: the rest is long and personal. */
    void change(String id, Write.ChangeVendor change) {
        ValueWriter values = ValueWriter.changing(out);
        out.open("VendorModRq", "requestID", id).open("VendorMod");
        values.id("ListID", change.listId()).editSequence(change.editSequence());
        text(values, "CompanyName", VendorField.COMPANY_NAME, change.changes());
        if (change.address() != null) {
            address(values, change.address());
        }
        text(values, "Phone", VendorField.PHONE, change.changes());
        text(values, "AltPhone", VendorField.ALT_PHONE, change.changes());
        text(values, "Fax", VendorField.FAX, change.changes());
        text(values, "Email", VendorField.EMAIL, change.changes());
        text(values, "Contact", VendorField.CONTACT, change.changes());
        text(values, "NameOnCheck", VendorField.PRINT_ON_CHECK_AS, change.changes());
        text(values, "AccountNumber", VendorField.ACCOUNT_NUMBER, change.changes());
        out.close()
                .elements("IncludeRetElement", KindQuery.of(Kind.VENDOR).fields())
                .close();
    }

    void add(String id, Write.AddStandardTerms terms) {
        ValueWriter values = openTerms("StandardTermsAdd", id, terms.name());
        values.integer("StdDueDays", terms.dueDays(), 0, Integer.MAX_VALUE)
                .integer("StdDiscountDays", terms.discountDays(), 0, Integer.MAX_VALUE)
                .number("DiscountPct", percent(terms.discountPercent()));
        out.close().close();
    }

    void add(String id, Write.AddDateDrivenTerms terms) {
        ValueWriter values = openTerms("DateDrivenTermsAdd", id, terms.name());
        values.integer("DayOfMonthDue", terms.dayOfMonthDue(), 1, LONGEST_MONTH)
                .integer("DueNextMonthDays", terms.dueNextMonthDays(), 0, Integer.MAX_VALUE)
                .integer("DiscountDayOfMonth", terms.discountDayOfMonth(), 1, LONGEST_MONTH)
                .number("DiscountPct", percent(terms.discountPercent()));
        out.close().close();
    }

    private ValueWriter openTerms(String element, String id, String name) {
        ValueWriter.refuseUnless(!name.isBlank(), "terms have a name");
        out.open(element + "Rq", "requestID", id).open(element);
        return ValueWriter.adding(out).text("Name", TextField.TERMS_NAME, name);
    }

    private static @Nullable BigDecimal percent(@Nullable BigDecimal percent) {
        ValueWriter.refuseUnless(
                percent == null || (percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0),
                "a discount is from 0 to 100 percent");
        return percent;
    }

    private static void text(ValueWriter values, String element, VendorField field, Map<VendorField, String> changes) {
        values.text(element, field.field(), changes.get(field));
    }

    /** Every part is sent, since one that is left out would stay as it was. */
    private void address(ValueWriter values, Address address) {
        out.open("VendorAddress");
        values.text("Addr1", TextField.ADDRESS_LINE, orEmpty(address.line1()))
                .text("Addr2", TextField.ADDRESS_LINE, orEmpty(address.line2()))
                .text("Addr3", TextField.ADDRESS_LINE, orEmpty(address.line3()))
                .text("Addr4", TextField.ADDRESS_LINE, orEmpty(address.line4()))
                .text("Addr5", TextField.ADDRESS_LINE, orEmpty(address.line5()))
                .text("City", TextField.CITY, orEmpty(address.city()))
                .text("State", TextField.STATE, orEmpty(address.state()))
                .text("PostalCode", TextField.POSTAL_CODE, orEmpty(address.postalCode()))
                .text("Country", TextField.COUNTRY, orEmpty(address.country()));
        out.close();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
