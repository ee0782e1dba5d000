package tandem.persistence.mirror;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.bill.BillFacts;
import tandem.company.CompanyId;
import tandem.identity.UuidV7;
import tandem.mirror.Bill;
import tandem.mirror.Kind;
import tandem.mirror.Line;
import tandem.mirror.LinkedTransaction;
import tandem.reading.Mirror.Applied;

/** Writes bills with their lines and links. */
final class BillWriter implements KindWriter<Bill> {

    private final RecordStore<FiguredBill, BillFacts> store;
    private final ChildTable<Line, Boolean> lines;
    private final ChildTable<LinkedTransaction, Boolean> links;

    BillWriter(JdbcTemplate jdbc) {
        this.store = new RecordStore<>(jdbc, TransactionTables.BILL, "true", FactsOfBills.COLUMNS, FactsOfBills::read);
        this.lines = new ChildTable<>(
                jdbc, "bill_line", "bill_id", TransactionTables.LINE, List.of(), (row, number) -> true);
        this.links = new ChildTable<>(
                jdbc, "bill_link", "bill_id", TransactionTables.LINK, List.of(), (row, number) -> true);
    }

    @Override
    public Applied apply(CompanyId company, Kind kind, Collection<Bill> bills, Instant now) {
        var held = store.held(company, bills.stream().map(Bill::id).toList());
        var rows = new ArrayList<Incoming<FiguredBill>>();
        for (Bill bill : bills) {
            byte[] linesHash = ContentDigest.ofAll(TransactionTables.LINE, bill.lines());
            byte[] linksHash = ContentDigest.ofAll(TransactionTables.LINK, bill.links());
            byte[] hash = new ContentDigest()
                    .add(TransactionTables.BILL_CONTENT, bill)
                    .add(linesHash)
                    .add(linksHash)
                    .finish();
            Held<BillFacts> before = held.under(bill.id());
            if (!before.shows(hash, bill.version())) {
                var figured = FiguredBill.of(bill, linesHash, linksHash, before.more());
                rows.add(new Incoming<>(UuidV7.at(now), bill.id(), bill.version(), hash, figured));
            }
        }
        if (rows.isEmpty()) {
            return new Applied(bills.size(), 0, Set.of(), Set.of());
        }
        List<Changed> changes = store.write(company, kind, rows, now);
        Map<String, Bill> byId =
                rows.stream().map(row -> row.row().bill()).collect(toUnmodifiableMap(Bill::id, bill -> bill));
        replace(lines, TransactionTables.LINES_HASH, company, changes, byId, Bill::lines);
        replace(links, TransactionTables.LINKS_HASH, company, changes, byId, Bill::links);
        return applied(bills.size(), changes);
    }

    @Override
    public Applied remove(
            CompanyId company, Kind kind, List<String> ids, List<@Nullable LocalDateTime> times, Instant now) {
        return applied(ids.size(), store.remove(company, kind, ids, times, now));
    }

    private static <C> void replace(
            ChildTable<C, Boolean> table,
            String hash,
            CompanyId company,
            List<Changed> changes,
            Map<String, Bill> bills,
            Function<Bill, @Nullable List<C>> part) {
        var rows = ChildTable.rowsOf(changes, hash, bills, part);
        if (!rows.isEmpty()) {
            table.replace(company, rows, List.of());
        }
    }

    private static Applied applied(int received, List<Changed> changes) {
        Set<String> vendors = changes.stream().flatMap(Changed::vendors).collect(toUnmodifiableSet());
        return new Applied(received, changes.size(), vendors, Set.of());
    }
}
