package tandem.persistence.mirror;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.company.CompanyId;

/**
 * Tells a discount that nobody told of from an open amount that is wrong. QuickBooks is known to state a vendor's whole balance in
 * its place, which lies below what the links leave where the vendor has credits to apply. Either way the vendor's bills less his
 * credits add up to his balance: with the amounts as stated, or with what the links leave.
 */
final class DisprovedAmounts {

    /** Each part names the company by itself, so that tables in parts by company are planned for one of them. */
    private static final NamedStatement IN_QUESTION =
            new NamedStatement("""
            SELECT h.vendor_list_id, h.txn_id, v.balance - owed.amount + credited.amount AS missing, %s
            FROM bill h
            CROSS JOIN LATERAL (SELECT h.txn_id AS key) k
            JOIN vendor v ON v.company_id = :company AND v.list_id = h.vendor_list_id AND v.balance IS NOT NULL
            CROSS JOIN LATERAL (SELECT sum(b.open_balance) AS amount
                                  FROM bill b
                                 WHERE b.company_id = :company AND b.vendor_list_id = h.vendor_list_id
                                   AND b.removed_at IS NULL AND b.standing IN ('open', 'partially_paid')) owed
            CROSS JOIN LATERAL (SELECT COALESCE(sum(c.open_balance), 0) AS amount
                                  FROM vendor_credit c
                                 WHERE c.company_id = :company AND c.vendor_list_id = h.vendor_list_id
                                   AND c.removed_at IS NULL AND c.open_balance > 0) credited
            WHERE h.company_id = :company AND h.removed_at IS NULL
              AND h.standing = 'partially_paid' AND h.discounts_applied > 0
              AND h.vendor_list_id = ANY (:vendors::text[])
            """.formatted(String.join(", ", FactsOfBills.COLUMNS)));

    private static final NamedStatement DISPROVE = new NamedStatement("""
            UPDATE bill SET disproved_open_amount = open_amount
            WHERE company_id = :company AND txn_id = ANY (:keys::text[])
            RETURNING txn_id
            """);

    private final JdbcTemplate jdbc;
    private final FigureWriter figures;

    DisprovedAmounts(JdbcTemplate jdbc, FigureWriter figures) {
        this.jdbc = jdbc;
        this.figures = figures;
    }

    /**
     * A bill that is open less than its links leave.
     *
     * @param discount by how much
     * @param missing by how much the vendor's records add up to less than his balance
     */
    private record Candidate(String vendor, String bill, BigDecimal discount, BigDecimal missing) {

        static Candidate read(ResultSet row, int number) throws SQLException {
            return new Candidate(
                    row.getString("vendor_list_id"),
                    row.getString("txn_id"),
                    FactsOfBills.read(row, number).untoldDiscount(),
                    row.getBigDecimal("missing"));
        }
    }

    /** The balances of these vendors have just been read: what they disprove is believed no longer. */
    void settle(CompanyId company, Set<String> vendors, Instant now) {
        if (vendors.isEmpty()) {
            return;
        }
        var parameters = Map.<String, Object>of("company", company.value(), "vendors", ArrayLiteral.of(vendors));
        var bills = disproved(IN_QUESTION.query(jdbc, parameters, Candidate::read))
                .map(Candidate::bill)
                .collect(toUnmodifiableSet());
        if (!bills.isEmpty()) {
            DISPROVE.query(
                    jdbc,
                    Map.of("company", company.value(), "keys", ArrayLiteral.of(bills)),
                    (row, number) -> row.getString("txn_id"));
            figures.workOutAnew(company, bills, now);
        }
    }

    /** All of a vendor, where his records miss the balance by their discounts, or none. */
    private static Stream<Candidate> disproved(List<Candidate> candidates) {
        return candidates.stream()
                .filter(candidate -> candidate.discount().signum() > 0)
                .collect(groupingBy(Candidate::vendor))
                .values()
                .stream()
                .filter(DisprovedAmounts::addUpWithoutDiscounts)
                .flatMap(List::stream);
    }

    private static boolean addUpWithoutDiscounts(List<Candidate> ofOneVendor) {
        var discounts = ofOneVendor.stream().map(Candidate::discount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return discounts.compareTo(ofOneVendor.getFirst().missing()) == 0;
    }
}
