package tandem.persistence.mirror;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.company.CompanyId;
import tandem.mirror.Kind;

/** Transactions by when QuickBooks changed them last. A record that is in doubt has no such time. */
final class LateTransactions {

    private static final String CHANGED = """
            SELECT txn_id FROM %s
            WHERE company_id = :company AND txn_id = ANY (:ids::text[]) AND removed_at IS NULL
              AND time_modified BETWEEN :from::timestamp AND :to::timestamp
            """;

    private static final String MISSING = """
            SELECT count(*) AS missing FROM %s
            WHERE company_id = :company AND removed_at IS NOT NULL AND deleted_at IS NULL
              AND time_modified BETWEEN :from::timestamp AND :to::timestamp
            """;

    private static final Map<Kind, NamedStatement> CHANGED_OF = transactions()
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(),
                    kind -> new NamedStatement(
                            CHANGED.formatted(KindTable.of(kind).name()))));

    private static final NamedStatement ALL_MISSING = new NamedStatement(transactions()
            .map(kind -> KindTable.of(kind).name())
            .distinct()
            .sorted()
            .map(MISSING::formatted)
            .collect(Collectors.joining(" UNION ALL ", "SELECT sum(missing) AS missing FROM (", ") AS each")));

    private final JdbcTemplate jdbc;

    LateTransactions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private static Stream<Kind> transactions() {
        return Arrays.stream(Kind.values()).filter(kind -> !kind.isList());
    }

    Set<String> changedWithin(CompanyId company, Kind kind, Set<String> ids, LocalDateTime from, LocalDateTime to) {
        var statement = Objects.requireNonNull(CHANGED_OF.get(kind), "only transactions: " + kind);
        return new HashSet<>(statement.query(
                jdbc,
                Map.of("company", company.value(), "ids", ArrayLiteral.of(ids), "from", from, "to", to),
                (row, number) -> row.getString("txn_id")));
    }

    int missingOf(CompanyId company, LocalDateTime from, LocalDateTime to) {
        return ALL_MISSING
                .query(
                        jdbc,
                        Map.of("company", company.value(), "from", from, "to", to),
                        (row, number) -> row.getInt("missing"))
                .getFirst();
    }
}
