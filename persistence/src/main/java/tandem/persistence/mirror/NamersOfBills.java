package tandem.persistence.mirror;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.company.CompanyId;
import tandem.mirror.Kind;

/**
 * Finds the payments and credits that name bills, by what they say themselves. A bill that is voided or deleted before its new
 * links were read, or before it was read at all, never named them here, and they no longer name it in QuickBooks.
 */
final class NamersOfBills {

    private static final NamedStatement NAMERS = new NamedStatement("""
            SELECT p.kind, p.txn_id
              FROM payment_application a
              JOIN bill_payment p ON p.company_id = a.company_id AND p.id = a.payment_id
             WHERE a.company_id = :company
               AND a.txn_id = ANY (:bills::text[])
            UNION
            SELECT '%s', c.txn_id
              FROM credit_link l
              JOIN vendor_credit c ON c.company_id = l.company_id AND c.id = l.credit_id
             WHERE l.company_id = :company
               AND l.txn_id = ANY (:bills::text[])
            """.formatted(Kind.VENDOR_CREDIT.word()));

    private final JdbcTemplate jdbc;

    NamersOfBills(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Namer(Kind kind, String txnId) {}

    /** Their TxnIDs by kind; asks nothing where there is no bill. */
    Map<Kind, Set<String>> of(CompanyId company, Collection<String> bills) {
        var found = new EnumMap<Kind, Set<String>>(Kind.class);
        if (!bills.isEmpty()) {
            NAMERS.query(
                            jdbc,
                            Map.of("company", company.value(), "bills", ArrayLiteral.of(bills)),
                            (row, number) -> new Namer(Kind.ofWord(row.getString("kind")), row.getString("txn_id")))
                    .forEach(namer -> found.computeIfAbsent(namer.kind(), none -> new HashSet<>())
                            .add(namer.txnId()));
        }
        return found;
    }
}
