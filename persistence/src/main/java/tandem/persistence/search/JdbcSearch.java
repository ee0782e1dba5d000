package tandem.persistence.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.search.Hit;
import tandem.search.Search;

/**
 * Words are looked up in an index of words; numbers and QuickBooks' ids by one probe for each company into the index that its
 * records have anyway, so that reading them in costs no more for it.
 */
final class JdbcSearch implements Search {

    /** The words of the text, the last one as a beginning; a text without words finds nothing. */
    private static final String WORDS = """
            WITH words AS (
                SELECT CASE WHEN numnode(plainto_tsquery('simple', :text)) > 0
                            THEN (plainto_tsquery('simple', :text)::text || ':*')::tsquery
                       END AS wanted)
            """;

    private static final String COMPANIES = WORDS + """
            SELECT 'COMPANY' AS kind, c.id AS company, c.name AS company_name, NULL::uuid AS record, c.name AS title,
                   COALESCE(c.external_id, '') AS detail
              FROM company c
             WHERE (:only::uuid IS NULL OR c.id = :only)
               AND (to_tsvector('simple', c.name) @@ (SELECT wanted FROM words) OR c.external_id = :text OR c.id = :id::uuid)
             ORDER BY c.name, c.id
             LIMIT :most
            """;

    private static final String VENDORS = WORDS + """
            SELECT 'VENDOR' AS kind, c.id AS company, c.name AS company_name, v.id AS record, v.name AS title,
                   CASE WHEN v.removed_at IS NOT NULL THEN 'removed in QuickBooks' WHEN NOT v.is_active THEN 'inactive' ELSE '' END
                       AS detail
              FROM vendor v
              JOIN company c ON c.id = v.company_id
             WHERE v.name IS NOT NULL AND to_tsvector('simple', v.name) @@ (SELECT wanted FROM words)
               AND (:only::uuid IS NULL OR v.company_id = :only)
             ORDER BY v.name, v.id
             LIMIT :most
            """;

    private static final String VENDORS_BY_LIST_ID = """
            SELECT 'VENDOR' AS kind, c.id AS company, c.name AS company_name, r.id AS record, COALESCE(r.name, :text) AS title,
                   'ListID ' || :text AS detail
              FROM company c
             CROSS JOIN LATERAL (SELECT v.id, v.name FROM vendor v WHERE v.company_id = c.id AND v.list_id = :text) r
             WHERE (:only::uuid IS NULL OR c.id = :only)
             LIMIT :most
            """;

    private static final String TRANSACTIONS = """
            SELECT '%1$s' AS kind, c.id AS company, c.name AS company_name, r.id AS record,
                   COALESCE(r.ref_number, r.txn_id) AS title,
                   concat_ws(', ', r.vendor, r.txn_date::text, CASE WHEN r.removed_at IS NOT NULL THEN 'deleted in QuickBooks' END)
                       AS detail
              FROM company c
             CROSS JOIN LATERAL (
                 SELECT t.id, t.ref_number, t.txn_id, t.txn_date, t.removed_at,
                        (SELECT v.name FROM vendor v WHERE v.company_id = c.id AND v.list_id = t.vendor_list_id) AS vendor
                   FROM %2$s t
                  WHERE t.company_id = c.id AND (t.ref_number = :text OR t.txn_id = :text)
                  LIMIT :most) r
             WHERE (:only::uuid IS NULL OR c.id = :only)
             LIMIT :most
            """;

    /** Bills of ours that QuickBooks does not have: drafts, and those that wait or could not be posted. */
    private static final String OWN_BILLS = """
            SELECT 'BILL' AS kind, c.id AS company, c.name AS company_name, o.id AS record, :text AS title,
                   concat_ws(', ', (SELECT v.name FROM vendor v
                                     WHERE v.company_id = o.company_id AND v.id = o.vendor_id),
                             COALESCE((SELECT r.status FROM request r
                                        WHERE r.company_id = o.company_id AND r.id = o.request_id), 'draft')) AS detail
              FROM own_bill o
              JOIN company c ON c.id = o.company_id
             WHERE o.txn_id IS NULL AND o.ref_number = :text AND (:only::uuid IS NULL OR o.company_id = :only)
             ORDER BY c.name, o.id
             LIMIT :most
            """;

    private static final String ERRORS = """
            SELECT 'ERROR' AS kind, c.id AS company, c.name AS company_name, NULL::uuid AS record, c.name AS title,
                   concat_ws('; ', CASE WHEN f.failed > 0 THEN f.failed || ' failed request(s)' END,
                                   CASE WHEN s.last_error_code = :text THEN 'at the last sync' END,
                                   CASE WHEN s.suspended_code = :text THEN 'stopped for it' END) AS detail
              FROM company c
              JOIN company_sync s ON s.company_id = c.id
             CROSS JOIN LATERAL (SELECT count(*) AS failed
                                   FROM request p
                                  WHERE p.company_id = c.id AND p.status = 'failed' AND p.failure_code = :text) f
             WHERE (:only::uuid IS NULL OR c.id = :only)
               AND (f.failed > 0 OR s.last_error_code = :text OR s.suspended_code = :text)
             ORDER BY c.name, c.id
             LIMIT :most
            """;

    private final JdbcClient jdbc;

    JdbcSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Hit> find(String text, @Nullable CompanyId only, int most) {
        return Stream.of(
                        COMPANIES,
                        VENDORS,
                        VENDORS_BY_LIST_ID,
                        OWN_BILLS,
                        TRANSACTIONS.formatted("BILL", "bill"),
                        TRANSACTIONS.formatted("VENDOR_CREDIT", "vendor_credit"),
                        TRANSACTIONS.formatted("PAYMENT", "bill_payment"),
                        ERRORS)
                .flatMap(statement -> hits(statement, text, only, most).stream())
                .toList();
    }

    private List<Hit> hits(String statement, String text, @Nullable CompanyId only, int most) {
        return jdbc.sql(statement)
                .param("text", text)
                .param("id", CompanyId.parse(text).map(CompanyId::value).orElse(null))
                .param("only", only == null ? null : only.value())
                .param("most", most)
                .query(JdbcSearch::hit)
                .list();
    }

    private static Hit hit(ResultSet row, int number) throws SQLException {
        return new Hit(
                Hit.Kind.valueOf(row.getString("kind")),
                new CompanyId(row.getObject("company", UUID.class)),
                row.getString("company_name"),
                row.getObject("record", UUID.class),
                row.getString("title"),
                Objects.requireNonNullElse(row.getString("detail"), ""));
    }
}
