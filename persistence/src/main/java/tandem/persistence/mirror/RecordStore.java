package tandem.persistence.mirror;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import tandem.company.CompanyId;
import tandem.mirror.Kind;

/**
 * Reads and writes one table of records, a batch at a time.
 *
 * @param <R> a row
 * @param <X> what else of a held row is needed to work out a new one
 */
final class RecordStore<R, X> {

    private final JdbcTemplate jdbc;
    private final MirrorTable<R> table;
    private final NamedStatement held;
    private final NamedStatement write;
    private final NamedStatement remove;
    private final RowMapper<X> more;

    RecordStore(
            JdbcTemplate jdbc, MirrorTable<R> table, String removable, List<String> moreColumns, RowMapper<X> more) {
        this.jdbc = jdbc;
        this.table = table;
        this.held = table.held(moreColumns);
        this.write = table.write();
        this.remove = table.remove(removable);
        this.more = more;
    }

    /** What is held under the keys; every key has an entry. */
    HeldRows<X> held(CompanyId company, Collection<String> keys) {
        return new HeldRows<>(
                held.query(jdbc, Map.of("company", company.value(), "keys", ArrayLiteral.of(keys)), this::readHeld));
    }

    /** Takes rows in and returns those that are new or have another content now. */
    List<Changed> write(CompanyId company, Kind kind, List<Incoming<R>> rows, NewIds ids) {
        var parameters = new HashMap<String, Object>();
        for (Column<Incoming<?>> column : MirrorTable.frame()) {
            var literal = new ArrayLiteral();
            rows.forEach(row -> literal.add(column.value().apply(row)));
            parameters.put(column.name(), literal);
        }
        List<R> contents = rows.stream().map(Incoming::row).toList();
        table.columns().forEach(column -> parameters.put(column.name(), column.of(contents)));
        parameters.putAll(Map.of(
                "company", company.value(),
                "now", ids.now(),
                "ours", ArrayLiteral.of(ids.ours().values()),
                "feed_kind", kind.word()));
        return write.query(jdbc, parameters, this::readChanged);
    }

    /** Marks records as removed, each if it was not made after its time; without a time, in any case. */
    List<Changed> remove(
            CompanyId company, Kind kind, List<String> keys, List<@Nullable LocalDateTime> times, Instant now) {
        return remove.query(
                jdbc,
                Map.of(
                        "company", company.value(),
                        "now", now,
                        "feed_kind", kind.word(),
                        "keys", ArrayLiteral.of(keys),
                        "times", ArrayLiteral.of(times)),
                this::readRemoved);
    }

    private Held<X> readHeld(ResultSet row, int number) throws SQLException {
        return new Held<>(
                row.getString("key"),
                row.getBytes("content_hash"),
                row.getString("edit_sequence"),
                row.getObject("time_modified", LocalDateTime.class),
                row.getBoolean("removed"),
                more.mapRow(row, number));
    }

    private Changed readChanged(ResultSet row, int number) throws SQLException {
        boolean named = table.vendorColumn().findAny().isPresent();
        var moved = new HashSet<String>();
        for (String hash : table.hashes()) {
            if (row.getBoolean(hash + "_moved")) {
                moved.add(hash);
            }
        }
        return new Changed(
                row.getObject("id", UUID.class),
                row.getString("key"),
                row.getBoolean("is_new"),
                named ? row.getString(MirrorTable.VENDOR) : null,
                named ? row.getString("old_" + MirrorTable.VENDOR) : null,
                Set.copyOf(moved));
    }

    private Changed readRemoved(ResultSet row, int number) throws SQLException {
        boolean named = table.vendorColumn().findAny().isPresent();
        return new Changed(
                row.getObject("id", UUID.class),
                row.getString("key"),
                false,
                named ? row.getString(MirrorTable.VENDOR) : null,
                null,
                Set.of());
    }
}
