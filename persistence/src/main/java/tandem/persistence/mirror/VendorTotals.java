package tandem.persistence.mirror;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.company.CompanyId;

/** Whether what is held of a vendor adds up: his open bills less his open credits, against his balance. */
final class VendorTotals {

    private static final NamedStatement OFF = new NamedStatement("""
            SELECT v.list_id
            FROM vendor v
            LEFT JOIN (SELECT vendor_list_id, sum(open_balance) AS amount
                         FROM bill
                        WHERE company_id = :company AND removed_at IS NULL AND standing IN ('open', 'partially_paid')
                        GROUP BY vendor_list_id) b ON b.vendor_list_id = v.list_id
            LEFT JOIN (SELECT vendor_list_id, sum(open_balance) AS amount
                         FROM vendor_credit
                        WHERE company_id = :company AND removed_at IS NULL AND open_balance > 0
                        GROUP BY vendor_list_id) c ON c.vendor_list_id = v.list_id
            WHERE v.company_id = :company AND v.removed_at IS NULL
              AND v.balance <> COALESCE(b.amount, 0) - COALESCE(c.amount, 0)
            """);

    private final JdbcTemplate jdbc;

    VendorTotals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The ListIDs of those for whom it does not. */
    Set<String> off(CompanyId company) {
        return OFF.query(jdbc, Map.of("company", company.value()), (row, number) -> row.getString("list_id")).stream()
                .collect(toUnmodifiableSet());
    }
}
