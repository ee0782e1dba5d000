package tandem.persistence.mirror;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.bill.BillFacts;
import tandem.bill.BillFigures;
import tandem.company.CompanyId;
import tandem.mirror.Kind;

/** Keeps bills' figures right when something that they lean on changed and the bills themselves did not. */
final class FigureWriter {

    private static final NamedStatement FACTS =
            new NamedStatement("""
            SELECT h.id, %s
            FROM unnest(:keys::text[]) AS k (key)
            CROSS JOIN LATERAL (SELECT * FROM bill b
                                 WHERE b.company_id = :company AND b.txn_id = k.key AND b.removed_at IS NULL
                                 LIMIT 1) h
            """.formatted(String.join(", ", FactsOfBills.COLUMNS)));

    private static final NamedStatement WRITE = new NamedStatement("""
            WITH moved AS (
                UPDATE bill b
                SET (open_balance, credits_applied, discounts_applied, paid_amount, standing, version, updated_at)
                    = (f.open_balance, f.credits_applied, f.discounts_applied, f.paid_amount, f.standing, b.version + 1, :now)
                FROM unnest(:id::uuid[], :open_balance::numeric[], :credits_applied::numeric[], :discounts_applied::numeric[],
                            :paid_amount::numeric[], :standing::text[])
                     AS f (id, open_balance, credits_applied, discounts_applied, paid_amount, standing)
                WHERE b.company_id = :company AND b.id = ANY (:id::uuid[]) AND b.id = f.id
                  AND (b.open_balance, b.credits_applied, b.discounts_applied, b.paid_amount, b.standing)
                      IS DISTINCT FROM (f.open_balance, f.credits_applied, f.discounts_applied, f.paid_amount, f.standing)
                RETURNING b.id
            ), changes AS (
                SELECT id, 'updated' AS change, row_number() OVER (ORDER BY id) AS n FROM moved
            ), %s
            SELECT id FROM changes
            """.formatted(FeedSql.FEED));

    private final JdbcTemplate jdbc;

    FigureWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Figured(UUID id, BillFigures figures) {

        static Figured read(ResultSet row, int number) throws SQLException {
            BillFacts facts = FactsOfBills.read(row, number);
            return new Figured(row.getObject("id", UUID.class), BillFigures.of(facts));
        }
    }

    /** Works the figures of these bills out anew; those that are not here yet, or not any more, are passed over. */
    void workOutAnew(CompanyId company, Set<String> bills, Instant now) {
        if (bills.isEmpty()) {
            return;
        }
        List<Figured> figured =
                FACTS.query(jdbc, Map.of("company", company.value(), "keys", ArrayLiteral.of(bills)), Figured::read);
        if (!figured.isEmpty()) {
            write(company, figured, now);
        }
    }

    private void write(CompanyId company, List<Figured> bills, Instant now) {
        var figures = bills.stream().map(Figured::figures).toList();
        WRITE.query(
                jdbc,
                Map.of(
                        "company", company.value(),
                        "feed_kind", Kind.BILL.word(),
                        "now", now,
                        "id", ArrayLiteral.of(bills.stream().map(Figured::id).toList()),
                        "open_balance",
                                ArrayLiteral.of(figures.stream()
                                        .map(BillFigures::openBalance)
                                        .toList()),
                        "credits_applied",
                                ArrayLiteral.of(figures.stream()
                                        .map(BillFigures::creditsApplied)
                                        .toList()),
                        "discounts_applied",
                                ArrayLiteral.of(figures.stream()
                                        .map(BillFigures::discountsApplied)
                                        .toList()),
                        "paid_amount",
                                ArrayLiteral.of(figures.stream()
                                        .map(BillFigures::paidAmount)
                                        .toList()),
                        "standing",
                                ArrayLiteral.of(figures.stream()
                                        .map(f -> f.standing().word())
                                        .toList())),
                (row, number) -> row.getObject("id", UUID.class));
    }
}
