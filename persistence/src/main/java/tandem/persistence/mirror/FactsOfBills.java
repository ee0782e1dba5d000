package tandem.persistence.mirror;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.bill.BillFacts;

/** What the database knows about a bill's money, also of bills that are not here yet. */
final class FactsOfBills {

    /** For a bill {@code h} under a TxnID {@code k.key}. A voided payment takes no discount. */
    static final List<String> COLUMNS = List.of(
            "h.amount_due",
            "h.open_amount",
            "h.disproved_open_amount",
            "h.is_paid",
            "h.memo",
            "h.lines_carry_money",
            "h.linked_payments",
            "h.linked_credits",
            """
            (SELECT sum(a.discount_amount)
             FROM payment_application a JOIN bill_payment p ON p.company_id = a.company_id AND p.id = a.payment_id
             WHERE a.company_id = :company AND a.txn_id = k.key AND a.discount_amount <> 0
               AND p.removed_at IS NULL AND p.standing <> 'voided') AS discounts_taken
            """);

    private FactsOfBills() {}

    static BillFacts read(ResultSet row, int number) throws SQLException {
        return new BillFacts(
                orZero(row.getBigDecimal("amount_due")),
                row.getBigDecimal("open_amount"),
                row.getBigDecimal("disproved_open_amount"),
                row.getObject("is_paid", Boolean.class),
                row.getString("memo"),
                row.getObject("lines_carry_money", Boolean.class),
                row.getBigDecimal("linked_payments"),
                row.getBigDecimal("linked_credits"),
                orZero(row.getBigDecimal("discounts_taken")));
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
