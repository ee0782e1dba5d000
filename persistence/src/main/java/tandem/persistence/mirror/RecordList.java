package tandem.persistence.mirror;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.listing.Slice;
import tandem.mirror.view.BillStatus;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorList;
import tandem.mirror.view.PaymentStatus;
import tandem.mirror.view.RecordState;

/**
 * Reads records of one table. The page is cut first and joined afterwards, so that a page costs the same in a company of any
 * size.
 */
final class RecordList<V> implements MirrorList<V> {

    private final JdbcClient jdbc;
    private final Source source;
    private final Reader<V> reader;
    private final Function<V, UUID> id;
    private final BiFunction<CompanyId, List<V>, List<V>> completed;

    /**
     * Where records come from.
     *
     * @param table read as {@code h}
     * @param always a condition that every record meets, of {@code h}
     * @param listed a condition that every record in a list meets, unless removed ones are asked for too
     * @param columns beside those of the table
     * @param joins what they are taken from, beside {@code h} and the company's sync {@code s}
     */
    record Source(String table, String always, String listed, String columns, String joins) {

        /** Where records come from of which each is listed. */
        Source(String table, String always, String columns, String joins) {
            this(table, always, "true", columns, joins);
        }
    }

    /** Makes a record of a row. */
    interface Reader<V> {
        V read(Row row) throws SQLException;
    }

    RecordList(
            JdbcClient jdbc,
            Source source,
            Reader<V> reader,
            Function<V, RecordState> state,
            BiFunction<CompanyId, List<V>, List<V>> completed) {
        this.jdbc = jdbc;
        this.source = source;
        this.reader = reader;
        this.id = record -> state.apply(record).id();
        this.completed = completed;
    }

    @Override
    public Slice<V> list(CompanyId company, MirrorFilter filter, @Nullable UUID after, int limit) {
        var conditions = new Conditions();
        if (after != null) {
            conditions.add("h.id > :after", "after", after);
        }
        if (!filter.includeRemoved()) {
            conditions.all.add(source.listed());
        }
        conditions.add(filter);
        return Slice.of(read(company, conditions, limit + 1), limit);
    }

    @Override
    public Optional<V> find(CompanyId company, UUID id) {
        var conditions = new Conditions();
        conditions.add("h.id = :id", "id", id);
        return read(company, conditions, 1).stream().findFirst();
    }

    @Override
    public Map<UUID, V> find(CompanyId company, Set<UUID> ids) {
        var conditions = new Conditions();
        conditions.add("h.id = ANY (:ids)", "ids", ids.toArray(UUID[]::new));
        var found = new HashMap<UUID, V>();
        if (!ids.isEmpty()) {
            read(company, conditions, ids.size()).forEach(record -> found.put(id.apply(record), record));
        }
        return found;
    }

    private List<V> read(CompanyId company, Conditions conditions, int limit) {
        String sql = """
                SELECT h.*, s.home_currency, s.country AS home_country %s
                FROM (SELECT * FROM %s h
                      WHERE h.company_id = :company AND %s %s
                      ORDER BY h.id LIMIT :limit) h
                LEFT JOIN company_sync s ON s.company_id = h.company_id
                %s
                ORDER BY h.id
                """.formatted(source.columns(), source.table(), source.always(), conditions.sql(), source.joins());
        List<V> records = jdbc.sql(sql)
                .param("company", company.value())
                .param("limit", limit)
                .params(conditions.parameters)
                .query((columns, number) -> reader.read(new Row(columns)))
                .list();
        return records.isEmpty() ? records : completed.apply(company, records);
    }

    private static final class Conditions {

        private final List<String> all = new ArrayList<>();
        private final Map<String, Object> parameters = new HashMap<>();

        void add(String condition, String name, Object value) {
            all.add(condition);
            parameters.put(name, value);
        }

        void add(MirrorFilter filter) {
            if (!filter.includeRemoved() && filter.billStatus() != BillStatus.DELETED_IN_QUICKBOOKS) {
                all.add("h.removed_at IS NULL");
            }
            if (filter.updatedSince() != null) {
                add("h.updated_at >= :since", "since", OffsetDateTime.ofInstant(filter.updatedSince(), ZoneOffset.UTC));
            }
            if (filter.active() != null) {
                add("COALESCE(h.is_active, true) = :active", "active", filter.active());
            }
            if (filter.vendorId() != null) {
                add(
                        "h.vendor_list_id = (SELECT v.list_id FROM vendor v WHERE v.company_id = :company AND v.id = :vendor)",
                        "vendor",
                        filter.vendorId());
            }
            if (filter.refNumber() != null) {
                add("h.ref_number = :number", "number", filter.refNumber());
            }
            if (filter.billStatus() != null) {
                add(filter.billStatus());
            }
            if (filter.paymentStatus() != null) {
                add(filter.paymentStatus());
            }
        }

        private void add(BillStatus status) {
            switch (status) {
                case OPEN -> all.add("h.removed_at IS NULL AND h.standing = 'open'");
                case PARTIALLY_PAID -> all.add("h.removed_at IS NULL AND h.standing = 'partially_paid'");
                case PAID -> all.add("h.removed_at IS NULL AND h.standing = 'paid'");
                case VOIDED_IN_QUICKBOOKS -> all.add("h.removed_at IS NULL AND h.standing = 'voided'");
                case DELETED_IN_QUICKBOOKS -> all.add("h.removed_at IS NOT NULL");
                case DRAFT, PENDING_APPROVAL, APPROVED, POSTING, FAILED -> all.add("false");
            }
        }

        private void add(PaymentStatus status) {
            switch (status) {
                case RECORDED -> all.add("h.standing = 'recorded'");
                case VOIDED -> all.add("h.standing = 'voided'");
                case QUEUED -> all.add("h.standing = 'queued'");
                case IN_PROCESS -> all.add("h.standing = 'in_process'");
                case FAILED -> all.add("h.standing = 'failed'");
            }
        }

        String sql() {
            var text = new StringBuilder();
            all.forEach(condition -> text.append(" AND ").append(condition));
            return text.toString();
        }
    }
}
