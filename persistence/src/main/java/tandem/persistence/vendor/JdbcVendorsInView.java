package tandem.persistence.vendor;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.persistence.Times;
import tandem.vendor.VendorsInView;

/** Which vendors are hidden, in a table of their own: the mirror stays what QuickBooks says. */
final class JdbcVendorsInView implements VendorsInView {

    private final JdbcClient jdbc;

    JdbcVendorsInView(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Sight sightOf(CompanyId company, UUID vendor) {
        return jdbc.sql("""
                        SELECT removed_at IS NULL AND COALESCE(is_active, true)
                          FROM vendor
                         WHERE company_id = :company AND id = :vendor
                        """)
                .param("company", company.value())
                .param("vendor", vendor)
                .query(Boolean.class)
                .optional()
                .map(isActive -> isActive ? Sight.ACTIVE : Sight.INACTIVE)
                .orElse(Sight.UNKNOWN);
    }

    @Override
    public void hide(CompanyId company, UUID vendor, Instant now) {
        jdbc.sql("""
                        INSERT INTO hidden_vendor (company_id, vendor_id, hidden_at)
                        VALUES (:company, :vendor, :now)
                            ON CONFLICT (company_id, vendor_id) DO NOTHING
                        """)
                .param("company", company.value())
                .param("vendor", vendor)
                .param("now", Times.parameter(now))
                .update();
    }

    @Override
    public void unhide(CompanyId company, UUID vendor) {
        jdbc.sql("DELETE FROM hidden_vendor WHERE company_id = :company AND vendor_id = :vendor")
                .param("company", company.value())
                .param("vendor", vendor)
                .update();
    }
}
