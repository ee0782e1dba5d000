package tandem.persistence.state;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.state.MirrorCounts;

/** Counts the rows of the mirror, those that QuickBooks does not have any more left out. */
final class JdbcMirrorCounts implements MirrorCounts {

    private static final String COUNTS = """
            SELECT 'account' AS kind, count(*) FROM account WHERE company_id = :company AND removed_at IS NULL
            UNION ALL
            SELECT CASE type WHEN 'standard' THEN 'standard_terms' ELSE 'date_driven_terms' END, count(*)
              FROM terms WHERE company_id = :company AND removed_at IS NULL GROUP BY 1
            UNION ALL
            SELECT 'class', count(*) FROM list_class WHERE company_id = :company AND removed_at IS NULL
            UNION ALL
            SELECT 'currency', count(*) FROM currency WHERE company_id = :company AND removed_at IS NULL
            UNION ALL
            SELECT 'vendor', count(*) FROM vendor WHERE company_id = :company AND removed_at IS NULL
            UNION ALL
            SELECT 'customer_job', count(*) FROM customer_job WHERE company_id = :company AND removed_at IS NULL
            UNION ALL
            SELECT 'item', count(*) FROM item WHERE company_id = :company AND removed_at IS NULL
            UNION ALL
            SELECT 'bill', count(*) FROM bill WHERE company_id = :company AND removed_at IS NULL
            UNION ALL
            SELECT 'vendor_credit', count(*) FROM vendor_credit WHERE company_id = :company AND removed_at IS NULL
            UNION ALL
            SELECT kind, count(*) FROM bill_payment WHERE company_id = :company AND removed_at IS NULL GROUP BY kind
            """;

    private final JdbcClient jdbc;

    JdbcMirrorCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Kind, Long> of(CompanyId company) {
        var counts = new EnumMap<Kind, Long>(Kind.class);
        for (var kind : Kind.values()) {
            counts.put(kind, 0L);
        }
        jdbc.sql(COUNTS).param("company", company.value()).query(row -> {
            counts.put(Kind.ofWord(row.getString(1)), row.getLong(2));
        });
        return counts;
    }
}
