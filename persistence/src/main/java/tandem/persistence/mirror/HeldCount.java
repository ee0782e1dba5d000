package tandem.persistence.mirror;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.company.CompanyId;
import tandem.mirror.Kind;

/** Counts what is held of a kind: one statement. */
final class HeldCount {

    private static final Map<Kind, NamedStatement> STATEMENTS = Arrays.stream(Kind.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), HeldCount::statement));

    private final JdbcTemplate jdbc;

    HeldCount(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    int of(CompanyId company, Kind kind, @Nullable LocalDate from) {
        return Objects.requireNonNull(STATEMENTS.get(kind))
                .query(
                        jdbc,
                        Map.of("company", company.value(), "first", from == null ? "-infinity" : from.toString()),
                        (row, number) -> row.getInt("records"))
                .getFirst();
    }

    private static NamedStatement statement(Kind kind) {
        var table = KindTable.of(kind);
        return new NamedStatement(
                """
                SELECT count(*) AS records FROM %s h
                WHERE h.company_id = :company AND h.removed_at IS NULL AND %s AND %s
                """.formatted(table.name(), table.isOfKind(), kind.isList() ? "true" : "h.txn_date >= :first::date"));
    }
}
