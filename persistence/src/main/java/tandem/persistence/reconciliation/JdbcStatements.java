package tandem.persistence.reconciliation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.mirror.view.HomeCurrency;
import tandem.persistence.Times;
import tandem.reconciliation.Statement;
import tandem.reconciliation.Statements;

/** Adds up what a company owes, by vendors: one statement for the sums, one for what stands open. */
final class JdbcStatements implements Statements {

    /** The vendors that differ of each currency, so many at most. */
    private static final int MOST_VENDORS = 100;

    private static final String VENDORS = """
            WITH bills AS (
                SELECT vendor_list_id AS list_id, sum(open_balance) AS amount
                  FROM bill
                 WHERE company_id = :company AND removed_at IS NULL AND standing IN ('open', 'partially_paid')
                 GROUP BY 1
            ), credits AS (
                SELECT vendor_list_id AS list_id, sum(open_balance) AS amount
                  FROM vendor_credit
                 WHERE company_id = :company AND removed_at IS NULL AND open_balance > 0
                 GROUP BY 1
            ), process AS (
                SELECT p.vendor_id AS id, sum(c.amount) AS amount
                  FROM claim_in_process c
                  JOIN own_payment p ON p.company_id = c.company_id AND p.id = c.payment_id
                 WHERE c.company_id = :company AND c.kind = 'bill'
                 GROUP BY 1
            )
            SELECT v.id, v.name, m.currency_code, s.home_currency, s.country, COALESCE(v.balance, 0) AS quickbooks,
                   COALESCE(b.amount, 0) AS bills, COALESCE(k.amount, 0) AS credits, COALESCE(p.amount, 0) AS process
              FROM vendor v
              JOIN company_sync s ON s.company_id = v.company_id
              LEFT JOIN currency m ON m.company_id = v.company_id AND m.list_id = v.currency_list_id
              LEFT JOIN bills b ON b.list_id = v.list_id
              LEFT JOIN credits k ON k.list_id = v.list_id
              LEFT JOIN process p ON p.id = v.id
             WHERE v.company_id = :company
               AND v.removed_at IS NULL
               AND (v.balance <> 0 OR b.amount <> 0 OR k.amount <> 0 OR p.amount <> 0)
             ORDER BY abs(COALESCE(v.balance, 0) - COALESCE(b.amount, 0) + COALESCE(k.amount, 0)) DESC, v.id
            """;

    private final JdbcClient jdbc;

    JdbcStatements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is added up of one currency. */
    private static final class Sum {
        private BigDecimal quickBooks = BigDecimal.ZERO;
        private BigDecimal bills = BigDecimal.ZERO;
        private BigDecimal credits = BigDecimal.ZERO;
        private BigDecimal process = BigDecimal.ZERO;
        private final List<Statement.OfVendor> others = new ArrayList<>();

        Statement.Total total(String currency) {
            return new Statement.Total(currency, quickBooks, bills, credits, process, others);
        }
    }

    @Override
    public Statement of(CompanyId company) {
        var sums = new HashMap<String, Sum>();
        jdbc.sql(VENDORS).param("company", company.value()).query(row -> {
            add(sums.computeIfAbsent(currency(row), code -> new Sum()), row);
        });
        return jdbc.sql("""
                        SELECT s.last_completed_at,
                               (SELECT count(*)
                                  FROM discrepancy d
                                 WHERE d.company_id = s.company_id AND d.status = 'open' AND d.severity IN ('critical', 'high')) AS serious
                          FROM company_sync s
                         WHERE s.company_id = :company
                        """)
                .param("company", company.value())
                .query((row, number) -> new Statement(
                        Times.read(row, "last_completed_at"),
                        sums.entrySet().stream()
                                .sorted(java.util.Map.Entry.comparingByKey())
                                .map(sum -> sum.getValue().total(sum.getKey()))
                                .toList(),
                        row.getInt("serious")))
                .single();
    }

    private static void add(Sum sum, ResultSet row) throws SQLException {
        var quickBooks = row.getBigDecimal("quickbooks");
        var bills = row.getBigDecimal("bills");
        var credits = row.getBigDecimal("credits");
        sum.quickBooks = sum.quickBooks.add(quickBooks);
        sum.bills = sum.bills.add(bills);
        sum.credits = sum.credits.add(credits);
        sum.process = sum.process.add(row.getBigDecimal("process"));
        var here = bills.subtract(credits);
        if (quickBooks.compareTo(here) != 0 && sum.others.size() < MOST_VENDORS) {
            sum.others.add(
                    new Statement.OfVendor(row.getObject("id", UUID.class), row.getString("name"), quickBooks, here));
        }
    }

    private static String currency(ResultSet row) throws SQLException {
        var code = row.getString("currency_code");
        return code == null ? HomeCurrency.of(row.getString("home_currency"), row.getString("country")) : code;
    }
}
