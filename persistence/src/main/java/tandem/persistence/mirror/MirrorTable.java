package tandem.persistence.mirror;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of QuickBooks records and the statements on it, all of them for one company.
 *
 * @param key QuickBooks' identity: {@code list_id} or {@code txn_id}
 * @param columns the content; the frame that every table of records has is added here
 * @param hashes those of the columns that stand for rows of other tables, to be written anew when they move
 * @param settled what may not change once the record lies in a closed period; absent: it is of no period
 */
record MirrorTable<R>(
        String name,
        String key,
        List<Column<R>> columns,
        List<String> hashes,
        @Nullable Settlement settled) {

    /**
     * What may not change once a record lies in a closed period. Whether a customer was charged for a line is told of the line
     * later, and does not belong to it.
     *
     * @param columns of the record itself
     * @param lines the table of its lines; absent: it has none
     * @param owner the column of that table that names the record
     */
    record Settlement(
            List<String> columns,
            @Nullable String lines,
            @Nullable String owner) {

        static Settlement of(String... columns) {
            return new Settlement(List.of(columns), null, null);
        }

        Settlement withLines(String table, String column) {
            return new Settlement(columns, table, column);
        }

        private String columnsOf(String alias) {
            return columns.stream().map(column -> alias + '.' + column).collect(joining(", "));
        }

        /** Lines that were never read before have not changed. */
        private String linesMoved() {
            return lines == null
                    ? "false"
                    : "(o.%1$s IS NOT NULL AND o.%1$s <> m.%1$s)".formatted(TransactionTables.LINES_HASH);
        }

        private String linesBefore() {
            return lines == null ? "NULL::jsonb" : """
                    (SELECT jsonb_agg(jsonb_build_object(
                                'account', l.account_list_id, 'item', l.item_list_id, 'quantity', l.quantity, 'cost', l.cost,
                                'amount', l.amount, 'description', l.description, 'class', l.class_list_id,
                                'job', l.customer_job_list_id) ORDER BY l.position)
                       FROM %s l
                      WHERE l.company_id = :company AND l.%s = o.id)
                    """.formatted(lines, owner);
        }
    }

    private static final List<Column<Incoming<?>>> FRAME = List.of(
            new Column<>("id", "uuid", Incoming::id),
            Column.text("key", Incoming::key),
            Column.text("edit_sequence", row -> row.version().editSequence()),
            new Column<>("edit_number", "bigint", Incoming::editNumber),
            Column.clock("time_created", row -> row.version().timeCreated()),
            Column.clock("time_modified", row -> row.version().timeModified()),
            Column.text("time_modified_text", row -> row.version().timeModifiedText()),
            Column.bytes("content_hash", Incoming::contentHash));

    /** A record is newer than another by the clock, or by its number in the hour that an autumn night has twice. */
    private static final String NOT_OLDER =
            "(%1$s.time_modified >= %2$s.time_modified OR %1$s.edit_number > %2$s.edit_number)";

    /**
     * The closing date, once the file has been read to the end under it: what changed before it was set is in, so that whatever
     * comes now was changed since.
     */
    private static final String CLOSED_THROUGH = """
            (SELECT y.closing_date
               FROM company_sync y
              WHERE y.company_id = :company AND y.closing_date_seen_at <= y.last_completed_at)""";

    private static final String KEEP_FIRST =
            "ON CONFLICT (company_id, record_id) DO UPDATE SET before = excluded.before || c.before";

    private static final String CLOSED_CHANGES = """
            closed AS (
                INSERT INTO closed_period_change AS c (company_id, record_id, dated, before)
                SELECT :company, written.id, merged.dated, merged.before
                FROM merged JOIN written USING (key)
                WHERE merged.before IS NOT NULL
                %s
            ),""".formatted(KEEP_FIRST);

    private static final String CLOSED_DELETIONS = """
            closed AS (
                INSERT INTO closed_period_change AS c (company_id, record_id, dated, before)
                SELECT :company, d.id, d.txn_date, '{}'
                FROM (SELECT id, txn_date, deleted_at FROM gone UNION ALL SELECT id, txn_date, deleted_at FROM told) d
                WHERE d.deleted_at IS NOT NULL AND d.txn_date <= %s
                %s
            ),""".formatted(CLOSED_THROUGH, KEEP_FIRST);

    static final String VENDOR = "vendor_list_id";

    static List<Column<Incoming<?>>> frame() {
        return FRAME;
    }

    /** Asks what is held under the keys; one row for each key, also where nothing is held. */
    NamedStatement held(List<String> more) {
        return new NamedStatement("""
                SELECT k.key, h.content_hash, h.edit_sequence, h.time_modified, h.removed_at IS NOT NULL AS removed %s
                FROM unnest(:keys::text[]) AS k (key)
                LEFT JOIN %s
                """.formatted(more.stream().map(", "::concat).collect(joining()), lookup("h", "k")));
    }

    /**
     * Takes a batch in and returns the changes it made. A record that began on this side has been told of before. Names: {@code o} the old row, {@code i} the incoming one, {@code m}
     * what both make together.
     */
    NamedStatement write() {
        return new NamedStatement("""
                WITH input AS (
                    SELECT * FROM unnest(%1$s) WITH ORDINALITY AS i (%2$s, ordinal)
                ), merged AS (
                    SELECT COALESCE(o.id, i.id) AS id, i.key, i.edit_sequence, i.edit_number,
                           COALESCE(i.time_created, o.time_created) AS time_created, i.time_modified, i.time_modified_text,
                           i.content_hash, m.*, i.ordinal,
                           COALESCE(o.version, 0) AS old_version, o.created_at AS old_created_at, o.updated_at AS old_updated_at,
                           o.id IS NULL AS is_new,
                           CASE WHEN o.id IS NULL AND i.id = ANY (:ours::uuid[]) THEN 'updated'
                                WHEN o.id IS NULL THEN 'created'
                                WHEN o.removed_at IS NOT NULL THEN 'restored'
                                %3$s
                                WHEN (%4$s) IS DISTINCT FROM (%5$s) THEN 'updated'
                           END AS change
                           %6$s %17$s
                    FROM input i
                    LEFT JOIN %16$s
                    CROSS JOIN LATERAL (SELECT %9$s) m
                    WHERE o.id IS NULL OR %10$s
                ), written AS (
                    INSERT INTO %7$s AS held (company_id, id, %8$s, %11$s, version, removed_at, created_at, updated_at)
                    SELECT :company, id, key, %11$s, old_version + (change IS NOT NULL)::int, NULL,
                           COALESCE(old_created_at, :now), CASE WHEN change IS NULL THEN old_updated_at ELSE :now END
                    FROM merged
                    ORDER BY key
                    ON CONFLICT (company_id, %8$s) DO UPDATE SET (%11$s, version, removed_at, updated_at)
                        = (%12$s, excluded.version, NULL, excluded.updated_at)
                    WHERE %13$s
                    RETURNING held.id, held.%8$s AS key
                ), changes AS (
                    SELECT written.id, merged.key, merged.is_new, merged.change, row_number() OVER (ORDER BY merged.ordinal) AS n %14$s
                    FROM merged JOIN written USING (key)
                    WHERE merged.change IS NOT NULL
                ), %18$s %15$s
                SELECT * FROM changes ORDER BY n
                """.formatted(
                        parameters(),
                        Stream.concat(frameNames(), names()).collect(joining(", ")),
                        hasColumn("is_active") ? "WHEN o.is_active AND NOT m.is_active THEN 'deactivated'" : "",
                        names().map("m."::concat).collect(joining(", ")),
                        names().map("o."::concat).collect(joining(", ")),
                        reported(
                                "o.%1$s AS old_%1$s"::formatted,
                                hash -> "m.%1$s IS DISTINCT FROM o.%1$s AS %1$s_moved".formatted(hash)),
                        name,
                        key,
                        columns.stream().map(Column::merged).collect(joining(", ")),
                        NOT_OLDER.formatted("i", "o"),
                        stored().collect(joining(", ")),
                        stored().map("excluded."::concat).collect(joining(", ")),
                        NOT_OLDER.formatted("excluded", "held"),
                        reported(
                                vendor -> "merged.%1$s, merged.old_%1$s".formatted(vendor),
                                hash -> "merged.%s_moved".formatted(hash)),
                        FeedSql.FEED,
                        lookup("o", "i"),
                        settled == null ? "" : beforeClosedChange(settled),
                        settled == null ? "" : CLOSED_CHANGES));
    }

    /** What a record of a closed period was before it changed; of all others, nothing. */
    private static String beforeClosedChange(Settlement settled) {
        return """
                , o.txn_date AS dated,
                CASE WHEN o.removed_at IS NULL AND o.txn_date <= %1$s AND ((%2$s) IS DISTINCT FROM (%3$s) OR %4$s)
                     THEN (SELECT to_jsonb(b) FROM (SELECT %3$s) b)
                          || CASE WHEN %4$s THEN jsonb_build_object('lines', %5$s) ELSE '{}' END
                END AS before
                """.formatted(
                        CLOSED_THROUGH,
                        settled.columnsOf("m"),
                        settled.columnsOf("o"),
                        settled.linesMoved(),
                        settled.linesBefore());
    }

    /**
     * The held row of each key. The limit keeps the planner to one look-up by the unique index for each key, also while it
     * knows nothing of a table that has just been filled and would rather read all of a company.
     */
    private String lookup(String alias, String keys) {
        return "LATERAL (SELECT * FROM %1$s t WHERE t.company_id = :company AND t.%2$s = %3$s.key LIMIT 1) %4$s ON true"
                .formatted(name, key, keys, alias);
    }

    /**
     * Marks records as removed and returns them. Of those that were found missing before it keeps when QuickBooks deleted them.
     *
     * @param condition narrows the rows that may be touched, of {@code h}
     */
    NamedStatement remove(String condition) {
        return new NamedStatement("""
                WITH told AS (
                    UPDATE %1$s h
                    SET deleted_at = (:times::timestamp[])[array_position(:keys::text[], h.%2$s)]
                    WHERE h.company_id = :company AND h.%2$s = ANY (:keys::text[])
                      AND h.removed_at IS NOT NULL AND h.deleted_at IS NULL
                    RETURNING h.id, h.deleted_at %6$s
                ), gone AS (
                    UPDATE %1$s h SET removed_at = :now, updated_at = :now, version = h.version + 1,
                           deleted_at = (:times::timestamp[])[array_position(:keys::text[], h.%2$s)]
                    WHERE h.company_id = :company AND h.%2$s = ANY (:keys::text[]) AND h.removed_at IS NULL AND %3$s
                      AND COALESCE(COALESCE(h.time_created, h.time_modified)
                          <= (:times::timestamp[])[array_position(:keys::text[], h.%2$s)], true)
                    RETURNING h.id, h.deleted_at, h.%2$s AS key %4$s %6$s
                ), changes AS (
                    SELECT gone.*, 'removed' AS change, row_number() OVER (ORDER BY gone.key) AS n FROM gone
                ), %7$s %5$s
                SELECT * FROM changes ORDER BY n
                """.formatted(
                        name,
                        key,
                        condition,
                        vendorColumn().map(", h."::concat).collect(joining()),
                        FeedSql.FEED,
                        settled == null ? "" : ", h.txn_date",
                        settled == null ? "" : CLOSED_DELETIONS));
    }

    /** The column that names the vendor; none in most tables. */
    Stream<String> vendorColumn() {
        return names().filter(VENDOR::equals);
    }

    private boolean hasColumn(String column) {
        return names().anyMatch(column::equals);
    }

    private String parameters() {
        return Stream.concat(
                        FRAME.stream().map(Column::parameter), columns.stream().map(Column::parameter))
                .collect(joining(", "));
    }

    private Stream<String> frameNames() {
        return FRAME.stream().map(Column::name);
    }

    private Stream<String> names() {
        return columns.stream().map(Column::name);
    }

    /** What is stored of the frame, without the two identities, and the content. */
    private Stream<String> stored() {
        return Stream.concat(frameNames().skip(2), names());
    }

    private String reported(UnaryOperator<String> vendor, UnaryOperator<String> hash) {
        return Stream.concat(vendorColumn().map(vendor), hashes.stream().map(hash))
                .map(", "::concat)
                .collect(joining());
    }

    /** Columns of an inner record, followed by more of the outer one. */
    @SafeVarargs
    static <R, W> List<Column<W>> around(List<Column<R>> inner, Function<W, R> record, Column<W>... more) {
        var all = new ArrayList<Column<W>>();
        inner.forEach(column -> all.add(column.in(record)));
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
