package tandem.persistence.mirror;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.reading.Mirror.Compared;
import tandem.wire.Answer.Outline;

/** Compares what QuickBooks has of a kind in a window, in outline, with what is held of it: one statement. */
final class OutlineComparison {

    private static final List<Column<Outline>> COLUMNS = List.of(
            Column.text("record_id", Outline::id),
            Column.text("edit_sequence", Outline::editSequence),
            Column.number("amount", Outline::amount),
            Column.number("open_amount", Outline::openAmount),
            Column.flag("is_paid", Outline::isPaid));

    /** What was not sent is not compared, and neither is an open amount in a file that has sent wrong ones. */
    private static final String OPEN_AMOUNT_DIFFERS = """
             OR (s.open_amount <> h.open_balance AND COALESCE(h.open_amount, h.open_balance) = h.open_balance)""";

    /** A vendor that is gone was merged into another, which nothing that an outline shows can tell. */
    private static final String VENDOR_IS_GONE = """
             OR EXISTS (SELECT FROM vendor v
                         WHERE v.company_id = :company AND v.list_id = h.vendor_list_id AND v.removed_at IS NOT NULL)""";

    private static final Map<Kind, NamedStatement> STATEMENTS = Arrays.stream(Kind.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), OutlineComparison::statement));

    private record Found(
            @Nullable String id, boolean isOlder, @Nullable LocalDate oldest) {}

    private final JdbcTemplate jdbc;

    OutlineComparison(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Compared compare(
            CompanyId company,
            Kind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<Outline> shown,
            Instant askedAt) {
        var parameters = new HashMap<String, Object>(Map.of(
                "company",
                company.value(),
                "kind",
                kind.word(),
                "first",
                from == null ? "-infinity" : from.toString(),
                "last",
                to == null ? "infinity" : to.toString(),
                "asked",
                askedAt));
        COLUMNS.forEach(column -> parameters.put(column.name(), column.of(shown)));
        var found = Objects.requireNonNull(STATEMENTS.get(kind)).query(jdbc, parameters, OutlineComparison::found);
        return new Compared(
                ids(found.stream()),
                ids(found.stream().filter(Found::isOlder)),
                found.getFirst().oldest());
    }

    private static Set<String> ids(Stream<Found> found) {
        return found.map(Found::id).filter(Objects::nonNull).collect(toUnmodifiableSet());
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                row.getString("record_id"), row.getBoolean("is_older"), row.getObject("oldest", LocalDate.class));
    }

    private static NamedStatement statement(Kind kind) {
        var table = KindTable.of(kind);
        return kind.isList() ? list(table) : transactions(table, amountDiffers(kind) + VENDOR_IS_GONE);
    }

    private static String amountDiffers(Kind kind) {
        return switch (kind) {
            case BILL ->
                " OR s.amount <> COALESCE(h.amount_due, -1) OR s.is_paid <> COALESCE(h.is_paid, NOT s.is_paid)"
                        + OPEN_AMOUNT_DIFFERS;
            case VENDOR_CREDIT -> " OR s.amount <> COALESCE(h.credit_amount, -1)" + OPEN_AMOUNT_DIFFERS;
            default -> " OR s.amount <> COALESCE(h.amount, -1)";
        };
    }

    private static NamedStatement list(KindTable table) {
        return statement(table, "list_id", "true", "", "SELECT NULL::date AS oldest");
    }

    private static NamedStatement transactions(KindTable table, String differs) {
        return statement(table, "txn_id", "h.txn_date BETWEEN :first::date AND :last::date", differs, """
                SELECT min(h.txn_date) AS oldest FROM %s h
                WHERE h.company_id = :company AND h.removed_at IS NULL AND %s""".formatted(
                        table.name(), table.isOfKind()));
    }

    /** What is shown is looked for in a hash, whatever the planner expects of the size of a list. */
    private static NamedStatement statement(
            KindTable table, String id, String isInWindow, String differs, String oldest) {
        return new NamedStatement("""
                WITH shown AS (
                    SELECT * FROM unnest(:record_id::text[], :edit_sequence::text[], :amount::numeric[], :open_amount::numeric[],
                                         :is_paid::boolean[])
                        AS s (record_id, edit_sequence, amount, open_amount, is_paid)
                ), differing AS (
                    SELECT s.record_id,
                           h.removed_at IS NULL AND CASE WHEN s.edit_sequence ~ '^[0-9]{1,18}$'
                                                         THEN s.edit_sequence::bigint < h.edit_number END AS is_older
                    FROM shown s
                    LEFT JOIN LATERAL (SELECT * FROM %1$s h
                                       WHERE h.company_id = :company AND h.%2$s = s.record_id LIMIT 1) h ON true
                    WHERE h.id IS NULL
                       OR (h.updated_at < :asked
                           AND (h.removed_at IS NOT NULL OR h.edit_sequence <> s.edit_sequence%5$s))
                    UNION ALL
                    SELECT h.%2$s, false
                    FROM %1$s h
                    WHERE h.company_id = :company AND h.removed_at IS NULL AND %3$s AND %4$s
                      AND h.updated_at < :asked AND h.time_modified > '-infinity'
                      AND h.%2$s NOT IN (SELECT record_id FROM shown)
                )
                SELECT d.record_id, d.is_older, o.oldest
                FROM (%6$s) o
                LEFT JOIN (SELECT * FROM differing
                           WHERE NOT EXISTS (SELECT FROM record_to_reread r
                                             WHERE r.company_id = :company AND r.kind = :kind
                                               AND r.record_id = differing.record_id)) d ON true
                """.formatted(table.name(), id, table.isOfKind(), isInWindow, differs, oldest));
    }
}
