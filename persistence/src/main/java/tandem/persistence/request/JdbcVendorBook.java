package tandem.persistence.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.mirror.Address;
import tandem.vendor.MirroredVendor;
import tandem.vendor.VendorBook;
import tandem.wire.Write.VendorField;

/** Vendors as the mirror holds them. */
final class JdbcVendorBook implements VendorBook {

    private final JdbcClient jdbc;

    JdbcVendorBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<MirroredVendor> vendor(CompanyId company, UUID id) {
        return jdbc.sql("SELECT * FROM vendor WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(JdbcVendorBook::vendor)
                .optional();
    }

    private static MirroredVendor vendor(ResultSet row, int number) throws SQLException {
        var fields = new EnumMap<VendorField, String>(VendorField.class);
        for (var field : VendorField.values()) {
            var text = row.getString(column(field));
            if (text != null) {
                fields.put(field, text);
            }
        }
        return new MirroredVendor(
                row.getObject("id", UUID.class),
                row.getString("list_id"),
                row.getString("edit_sequence"),
                row.getString("name"),
                fields,
                new Address(
                        row.getString("address_line1"),
                        row.getString("address_line2"),
                        row.getString("address_line3"),
                        row.getString("address_line4"),
                        row.getString("address_line5"),
                        row.getString("city"),
                        row.getString("state"),
                        row.getString("postal_code"),
                        row.getString("country")),
                row.getObject("removed_at") != null,
                row.getLong("version"));
    }

    private static String column(VendorField field) {
        return switch (field) {
            case COMPANY_NAME -> "company_name";
            case PHONE -> "phone";
            case ALT_PHONE -> "alt_phone";
            case FAX -> "fax";
            case EMAIL -> "email";
            case CONTACT -> "contact";
            case PRINT_ON_CHECK_AS -> "print_on_check_as";
            case ACCOUNT_NUMBER -> "account_number";
        };
    }
}
