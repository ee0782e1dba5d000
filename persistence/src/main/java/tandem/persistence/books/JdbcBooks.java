package tandem.persistence.books;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.books.BookRules;
import tandem.books.Books;
import tandem.books.Entry;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.view.HomeCurrency;
import tandem.request.RequestId;

/** The books as the mirror has them, and terms on their way: one statement for entries of any list, one for the rules. */
final class JdbcBooks implements Books {

    private static final String ENTRIES = """
            SELECT e.*, c.currency_code, s.home_currency, s.country
              FROM (SELECT company_id, id, 'account' AS kind, list_id, full_name AS name, is_active, removed_at,
                           account_type AS type, currency_list_id, NULL::uuid AS made_by
                      FROM account
                     WHERE company_id = :company AND id = ANY (:ids)
                    UNION ALL
                    SELECT company_id, id, 'vendor', list_id, name, is_active, removed_at, NULL, currency_list_id, NULL
                      FROM vendor
                     WHERE company_id = :company AND id = ANY (:ids)
                    UNION ALL
                    SELECT company_id, id, CASE type WHEN 'standard' THEN 'standard_terms' ELSE 'date_driven_terms' END,
                           list_id, name, is_active, removed_at, NULL, NULL, NULL
                      FROM terms
                     WHERE company_id = :company AND id = ANY (:ids)
                    UNION ALL
                    SELECT o.company_id, o.id,
                           CASE o.definition ->> 'type' WHEN 'STANDARD' THEN 'standard_terms' ELSE 'date_driven_terms' END,
                           o.list_id, COALESCE(t.name, o.name), t.is_active,
                           CASE r.status WHEN 'cancelled' THEN r.updated_at ELSE t.removed_at END, NULL, NULL,
                           CASE WHEN o.list_id IS NULL AND r.status <> 'cancelled' THEN o.request_id END
                      FROM own_terms o
                      JOIN request r ON r.company_id = o.company_id AND r.id = o.request_id
                      LEFT JOIN terms t ON t.company_id = o.company_id AND t.list_id = o.list_id
                     WHERE o.company_id = :company AND o.id = ANY (:ids) AND t.id IS DISTINCT FROM o.id
                    UNION ALL
                    SELECT company_id, id, 'class', list_id, full_name, is_active, removed_at, NULL, NULL, NULL
                      FROM list_class
                     WHERE company_id = :company AND id = ANY (:ids)
                    UNION ALL
                    SELECT company_id, id, 'customer_job', list_id, full_name, is_active, removed_at, NULL, currency_list_id, NULL
                      FROM customer_job
                     WHERE company_id = :company AND id = ANY (:ids)
                    UNION ALL
                    SELECT company_id, id, 'item', list_id, full_name, is_active, removed_at, item_type, NULL, NULL
                      FROM item
                     WHERE company_id = :company AND id = ANY (:ids)) e
              LEFT JOIN currency c ON c.company_id = e.company_id AND c.list_id = e.currency_list_id
              LEFT JOIN company_sync s ON s.company_id = e.company_id
            """;

    private final JdbcClient jdbc;

    JdbcBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, Entry> entries(CompanyId company, Set<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(ENTRIES)
                        .param("company", company.value())
                        .param("ids", ids.toArray(UUID[]::new))
                        .query(JdbcBooks::entry)
                        .list()
                        .stream()
                        .collect(toMap(Entry::id, entry -> entry));
    }

    @Override
    public BookRules rules(CompanyId company) {
        return jdbc.sql("""
                        SELECT home_currency, country, multi_currency, closing_date
                          FROM company_sync
                         WHERE company_id = :company
                        """)
                .param("company", company.value())
                .query((row, number) -> new BookRules(
                        HomeCurrency.of(row.getString("home_currency"), row.getString("country")),
                        row.getBoolean("multi_currency"),
                        row.getObject("closing_date", LocalDate.class)))
                .single();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        var currency = row.getString("currency_code");
        var madeBy = row.getObject("made_by", UUID.class);
        return new Entry(
                row.getObject("id", UUID.class),
                Kind.ofWord(row.getString("kind")),
                row.getString("list_id"),
                row.getString("name"),
                isActive(row),
                row.getObject("removed_at") != null,
                row.getString("type"),
                currency == null ? HomeCurrency.of(row.getString("home_currency"), row.getString("country")) : currency,
                madeBy == null ? null : new RequestId(madeBy));
    }

    /** Entries are active unless QuickBooks says otherwise. */
    private static boolean isActive(ResultSet row) throws SQLException {
        return row.getBoolean("is_active") || row.wasNull();
    }
}
