package tandem.persistence.mirror;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.company.CompanyId;
import tandem.wire.Answer.OpenBill;

/** Compares the bills that QuickBooks calls open with those that are open here. */
final class OpenBillSweep {

    private static final List<Column<OpenBill>> COLUMNS = List.of(
            Column.text("txn_id", OpenBill::txnId),
            Column.text("edit_sequence", OpenBill::editSequence),
            Column.number("amount_due", OpenBill::amountDue),
            Column.number("open_amount", OpenBill::openAmount),
            Column.flag("is_paid", OpenBill::isPaid));

    /** What was not sent is not compared. The open amount is compared with the one sent before, be that right or wrong. */
    private static final NamedStatement COMPARE = new NamedStatement("""
            WITH page AS (
                SELECT * FROM unnest(:txn_id::text[], :edit_sequence::text[], :amount_due::numeric[], :open_amount::numeric[],
                                     :is_paid::boolean[])
                    AS p (txn_id, edit_sequence, amount_due, open_amount, is_paid)
            ), seen AS (
                UPDATE bill b SET swept_at = :sweep FROM page p
                WHERE b.company_id = :company AND b.txn_id = ANY (:txn_id::text[]) AND b.txn_id = p.txn_id
            )
            SELECT p.txn_id
            FROM page p
            LEFT JOIN LATERAL (SELECT * FROM bill h WHERE h.company_id = :company AND h.txn_id = p.txn_id LIMIT 1) b ON true
            WHERE b.id IS NULL OR b.removed_at IS NOT NULL OR b.edit_sequence <> p.edit_sequence
               OR p.amount_due <> COALESCE(b.amount_due, -1)
               OR p.open_amount <> COALESCE(b.open_amount, b.open_balance)
               OR p.is_paid <> COALESCE(b.is_paid, NOT p.is_paid)
            """);

    /** A bill that was read since the sweep began is fresher than the sweep; one in doubt has not been read in this file. */
    private static final NamedStatement MISSED = new NamedStatement("""
            SELECT txn_id FROM bill
            WHERE company_id = :company AND removed_at IS NULL AND standing IN ('open', 'partially_paid')
              AND (swept_at IS NULL OR swept_at < :sweep) AND updated_at < :sweep AND time_modified > '-infinity'
            """);

    private final JdbcTemplate jdbc;

    OpenBillSweep(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> compare(CompanyId company, List<OpenBill> page, Instant sweepStarted) {
        var parameters = new HashMap<String, Object>(Map.of("company", company.value(), "sweep", sweepStarted));
        COLUMNS.forEach(column -> parameters.put(column.name(), column.of(page)));
        return COMPARE.query(jdbc, parameters, (row, number) -> row.getString("txn_id")).stream()
                .collect(toUnmodifiableSet());
    }

    Set<String> missed(CompanyId company, Instant sweepStarted) {
        return MISSED
                .query(
                        jdbc,
                        Map.of("company", company.value(), "sweep", sweepStarted),
                        (row, number) -> row.getString("txn_id"))
                .stream()
                .collect(toUnmodifiableSet());
    }
}
