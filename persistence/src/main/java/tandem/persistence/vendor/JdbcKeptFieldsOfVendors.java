package tandem.persistence.vendor;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.access.KeyedHash;
import tandem.company.CompanyId;
import tandem.mirror.view.PaymentMethod;
import tandem.persistence.Seal;
import tandem.persistence.Times;
import tandem.vendor.KeptFields;
import tandem.vendor.KeptFieldsOfVendors;
import tandem.vendor.OwnFields;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fields in a sealed form, each vendor's under a key of its own, made from the installation's key: a row says nothing by itself,
 * and nothing at another vendor's place.
 */
final class JdbcKeptFieldsOfVendors implements KeptFieldsOfVendors {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final KeyedHash hash;

    JdbcKeptFieldsOfVendors(JdbcClient jdbc, KeyedHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    private record Form(
            @Nullable String achDetails, @Nullable PaymentMethod defaultPaymentType) {}

    private record Owned(UUID vendor, KeptFields fields) {}

    @Override
    public Map<UUID, KeptFields> of(CompanyId company, Set<UUID> vendors) {
        return vendors.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("SELECT * FROM vendor_own WHERE company_id = :company AND vendor_id = ANY (:vendors)")
                        .param("company", company.value())
                        .param("vendors", vendors.toArray(UUID[]::new))
                        .query((row, number) -> owned(company, row))
                        .list()
                        .stream()
                        .collect(toMap(Owned::vendor, Owned::fields));
    }

    private Owned owned(CompanyId company, ResultSet row) throws SQLException {
        var vendor = row.getObject("vendor_id", UUID.class);
        var form = JSON.readValue(Seal.open(row.getBytes("sealed"), key(company, vendor)), Form.class);
        return new Owned(
                vendor,
                new KeptFields(
                        new OwnFields(form.achDetails(), form.defaultPaymentType()),
                        row.getLong("version"),
                        Times.read(row, "updated_at")));
    }

    @Override
    public void keep(CompanyId company, UUID vendor, KeptFields kept) {
        var form = new Form(kept.fields().achDetails(), kept.fields().defaultPaymentType());
        int stored = jdbc.sql("""
                        INSERT INTO vendor_own AS o (company_id, vendor_id, sealed, version, updated_at)
                        VALUES (:company, :vendor, :sealed, :version, :now)
                            ON CONFLICT (company_id, vendor_id) DO UPDATE
                           SET sealed = excluded.sealed, version = excluded.version, updated_at = excluded.updated_at
                         WHERE o.version = excluded.version - 1
                        """)
                .param("company", company.value())
                .param("vendor", vendor)
                .param("sealed", Seal.close(JSON.writeValueAsBytes(form), key(company, vendor)))
                .param("version", kept.version())
                .param("now", Times.parameter(kept.updatedAt()))
                .update();
        if (stored != 1) {
            throw new IllegalStateException("what is kept of the vendor " + vendor + " is not as it was read any more");
        }
    }

    private byte[] key(CompanyId company, UUID vendor) {
        return hash.of(String.join("\n", "open what is kept of a vendor", company.toString(), vendor.toString()));
    }
}
