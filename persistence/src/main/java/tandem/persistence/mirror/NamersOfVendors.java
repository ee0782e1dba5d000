package tandem.persistence.mirror;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.company.CompanyId;
import tandem.mirror.Kind;

/**
 * Finds the bills, credits and payments that name vendors which are gone. QuickBooks lets go only of a vendor that nothing names, so
 * these name another one there, into which theirs was merged; neither their time of change nor their edit sequence says so.
 *
 * <p>All that are open are found, and of the others the newest of each kind: what is to be read again goes before writes and before
 * the first reading. The rest is found by {@link OutlineComparison}, a window at a time. Records in doubt are not among them: they
 * are read anew from the present file anyway.
 */
final class NamersOfVendors {

    /** Of each kind, of those that nothing is open of: ten questions' worth. */
    static final int MOST_SETTLED = 500;

    private static final String NAMERS = """
            (SELECT %3$s AS kind, h.txn_id FROM %1$s h
              WHERE h.company_id = :company AND h.vendor_list_id = ANY (:vendors::text[])
                AND h.removed_at IS NULL AND h.time_modified > '-infinity' AND %2$s)""";

    private static final String NEWEST = """
            (SELECT n.kind, n.txn_id
               FROM (SELECT %3$s AS kind, h.txn_id, h.txn_date FROM %1$s h
                      WHERE h.company_id = :company AND h.vendor_list_id = ANY (:vendors::text[])
                        AND h.removed_at IS NULL AND h.time_modified > '-infinity' AND NOT (%2$s)
                      ORDER BY h.txn_date DESC NULLS LAST, h.txn_id
                      LIMIT %4$d) n)""";

    private static final NamedStatement STATEMENT = new NamedStatement(String.join(
            " UNION ALL ",
            all("bill", "h.standing IN ('open', 'partially_paid')", "'bill'"),
            all("vendor_credit", "h.open_balance > 0", "'vendor_credit'"),
            NEWEST.formatted("bill_payment", "false", "h.kind", MOST_SETTLED)));

    private final JdbcTemplate jdbc;

    NamersOfVendors(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Namer(Kind kind, String txnId) {}

    private static String all(String table, String isOpen, String kind) {
        return NAMERS.formatted(table, isOpen, kind) + " UNION ALL "
                + NEWEST.formatted(table, isOpen, kind, MOST_SETTLED);
    }

    /** Their TxnIDs by kind. */
    Map<Kind, Set<String>> of(CompanyId company, List<String> vendors) {
        var found = new EnumMap<Kind, Set<String>>(Kind.class);
        STATEMENT
                .query(
                        jdbc,
                        Map.of("company", company.value(), "vendors", ArrayLiteral.of(vendors)),
                        (row, number) -> new Namer(Kind.ofWord(row.getString("kind")), row.getString("txn_id")))
                .forEach(namer -> found.computeIfAbsent(namer.kind(), none -> new HashSet<>())
                        .add(namer.txnId()));
        return found;
    }
}
