package tandem.persistence.mirror;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import tandem.company.CompanyId;

/**
 * A table of rows that belong to a record and are written anew all together: lines, links, applications.
 *
 * @param <C> a row
 * @param <B> what is to be known of the rows that stood there before
 */
final class ChildTable<C, B> {

    private final JdbcTemplate jdbc;
    private final List<Column<C>> columns;
    private final NamedStatement replace;
    private final RowMapper<B> before;

    /**
     * @param owner the column that names the record
     * @param known the columns of the former rows that {@code before} reads
     */
    ChildTable(
            JdbcTemplate jdbc,
            String name,
            String owner,
            List<Column<C>> columns,
            List<String> known,
            RowMapper<B> before) {
        this.jdbc = jdbc;
        this.columns = columns;
        this.before = before;
        this.replace = replaceSql(name, owner, columns, known);
    }

    /**
     * Rows of a record, in their order.
     *
     * @param isNew whether the record is new, so that no former rows can be there
     */
    record Rows<C>(UUID owner, boolean isNew, List<C> rows) {}

    /** The rows to be written for changed records: of those whose hash moved. */
    static <Q, C> List<Rows<C>> rowsOf(
            List<Changed> changes, String hash, Map<String, Q> records, Function<Q, @Nullable List<C>> part) {
        var all = new ArrayList<Rows<C>>();
        for (Changed change : changes) {
            Q record = records.get(change.key());
            List<C> rows = record == null ? null : part.apply(record);
            if (rows != null && change.moved().contains(hash)) {
                all.add(new Rows<>(change.id(), change.isNew(), rows));
            }
        }
        return all;
    }

    /**
     * Puts rows in the place of those that stood there.
     *
     * @param asked the records whose former rows are to be told
     * @return the former rows of the records asked for, whether they were replaced or not
     */
    List<B> replace(CompanyId company, List<Rows<C>> records, List<UUID> asked) {
        var owners = new ArrayLiteral();
        var positions = new ArrayLiteral();
        var rows = new ArrayList<C>();
        var shrinking = new ArrayLiteral();
        var sizes = new ArrayLiteral();
        for (Rows<C> record : records) {
            for (int i = 0; i < record.rows().size(); i++) {
                owners.add(record.owner());
                positions.add(i);
            }
            rows.addAll(record.rows());
            if (!record.isNew()) {
                shrinking.add(record.owner());
                sizes.add(record.rows().size());
            }
        }
        var parameters = new HashMap<String, Object>(Map.of(
                "company", company.value(),
                "owner", owners,
                "position", positions,
                "shrinking", shrinking,
                "sizes", sizes,
                "asked", ArrayLiteral.of(asked)));
        columns.forEach(column -> parameters.put(column.name(), column.of(rows)));
        return replace.query(jdbc, parameters, before);
    }

    private static <C> NamedStatement replaceSql(
            String name, String owner, List<Column<C>> columns, List<String> known) {
        List<String> names = columns.stream().map(Column::name).toList();
        return new NamedStatement("""
                WITH cut AS (
                    DELETE FROM %1$s c
                    WHERE c.company_id = :company AND c.%2$s = ANY (:shrinking::uuid[])
                      AND c.position >= (:sizes::int[])[array_position(:shrinking::uuid[], c.%2$s)]
                ), put AS (
                    INSERT INTO %1$s AS held (company_id, %2$s, position, %3$s)
                    SELECT :company, i.* FROM unnest(:owner::uuid[], :position::int[], %4$s) AS i
                    ON CONFLICT (company_id, %2$s, position) DO UPDATE SET (%3$s) = ROW(%5$s)
                    WHERE (%7$s) IS DISTINCT FROM (%5$s)
                )
                SELECT %6$s FROM %1$s WHERE company_id = :company AND %2$s = ANY (:asked::uuid[])
                """.formatted(
                        name,
                        owner,
                        String.join(", ", names),
                        columns.stream().map(Column::parameter).collect(joining(", ")),
                        names.stream().map("excluded."::concat).collect(joining(", ")),
                        Stream.concat(Stream.of(owner), known.stream()).collect(joining(", ")),
                        names.stream().map("held."::concat).collect(joining(", "))));
    }
}
