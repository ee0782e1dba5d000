package tandem.persistence.mirror;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.reading.Mirror.Applied;

/** Writes the entries of a QuickBooks list. What comes in stands for itself; what goes may have been merged into another entry. */
final class ListWriter<Q extends QuickBooksRecord.ListEntry> implements KindWriter<Q> {

    private final MirrorTable<Q> table;
    private final BiFunction<CompanyId, List<String>, Map<Kind, Set<String>>> namers;
    private final RecordStore<Q, Boolean> store;

    ListWriter(JdbcTemplate jdbc, MirrorTable<Q> table) {
        this(jdbc, table, "true", (company, ids) -> Map.of());
    }

    /** @param removable which rows of a shared table may be removed, those of {@code h} */
    ListWriter(JdbcTemplate jdbc, MirrorTable<Q> table, String removable) {
        this(jdbc, table, removable, (company, ids) -> Map.of());
    }

    /** @param namers finds what names entries that are gone, and may name others in QuickBooks now */
    ListWriter(
            JdbcTemplate jdbc,
            MirrorTable<Q> table,
            BiFunction<CompanyId, List<String>, Map<Kind, Set<String>>> namers) {
        this(jdbc, table, "true", namers);
    }

    private ListWriter(
            JdbcTemplate jdbc,
            MirrorTable<Q> table,
            String removable,
            BiFunction<CompanyId, List<String>, Map<Kind, Set<String>>> namers) {
        this.table = table;
        this.namers = namers;
        this.store = new RecordStore<>(jdbc, table, removable, List.of(), (row, number) -> true);
    }

    @Override
    public Applied apply(CompanyId company, Kind kind, Collection<Q> records, NewIds ids) {
        var held =
                store.held(company, records.stream().map(QuickBooksRecord::id).toList());
        var rows = new ArrayList<Incoming<Q>>();
        for (Q entry : records) {
            byte[] hash = ContentDigest.of(table.columns(), entry);
            if (!held.under(entry.id()).shows(hash, entry.version())) {
                rows.add(new Incoming<>(ids.of(entry.id()), entry.id(), entry.version(), hash, entry));
            }
        }
        int changed = rows.isEmpty() ? 0 : store.write(company, kind, rows, ids).size();
        return new Applied(records.size(), changed, Map.of());
    }

    @Override
    public Applied remove(
            CompanyId company, Kind kind, List<String> ids, List<@Nullable LocalDateTime> times, Instant now) {
        List<String> gone = store.remove(company, kind, ids, times, now).stream()
                .map(Changed::key)
                .toList();
        return gone.isEmpty()
                ? Applied.unchanged(ids.size())
                : new Applied(ids.size(), gone.size(), namers.apply(company, gone));
    }
}
