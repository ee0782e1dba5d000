package tandemsim.companyfile.books;

import java.util.Map;
import java.util.TreeMap;

/** A vendor. Its balance follows bills, credits and payments, without moving the vendor's own time. */
public final class Vendor extends ListEntry {

    /**
     * Plain text fields by qbXML name; fields of an address as {@code VendorAddress/City}, custom fields as {@code DataExt/Truck}.
     * Absent keys are empty fields.
     */
    public final Map<String, String> text = new TreeMap<>();

    public long terms;
    public long vendorClass;
    public boolean eligibleFor1099;
    public long balanceCents;
    public long currency;

    /** What every key of a custom field begins with. */
    public static final String CUSTOM = "DataExt/";

    public String text(String field) {
        return text.getOrDefault(field, "");
    }

    @Override
    public String listType() {
        return "Vendor";
    }
}
