package tandem.persistence.mirror;

import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.bill.BillFacts;
import tandem.bill.BillStanding;
import tandem.company.CompanyId;
import tandem.mirror.Bill;
import tandem.mirror.Kind;
import tandem.mirror.Line;
import tandem.mirror.LinkedTransaction;
import tandem.reading.Mirror.Applied;

/** Writes bills with their lines and links. */
final class BillWriter implements KindWriter<Bill> {

    private final RecordStore<FiguredBill, BillFacts> store;
    private final NamersOfBills namers;
    private final OwnRecords ours;
    private final ChildTable<Line, Boolean> lines;
    private final ChildTable<LinkedTransaction, Settler> links;

    BillWriter(JdbcTemplate jdbc) {
        this.store = new RecordStore<>(jdbc, TransactionTables.BILL, "true", FactsOfBills.COLUMNS, FactsOfBills::read);
        this.namers = new NamersOfBills(jdbc);
        this.ours = new OwnRecords(jdbc, "own_bill", "bill");
        this.lines = new ChildTable<>(
                jdbc, "bill_line", "bill_id", TransactionTables.LINE, List.of(), (row, number) -> true);
        this.links = new ChildTable<>(
                jdbc,
                "bill_link",
                "bill_id",
                TransactionTables.LINK,
                List.of("txn_id", "txn_type", "amount"),
                Settler::read);
    }

    @Override
    public Applied apply(CompanyId company, Kind kind, Collection<Bill> bills, NewIds ids) {
        var digesting = CompletableFuture.supplyAsync(() -> Digested.of(bills), Thread::startVirtualThread);
        var held = store.held(company, bills.stream().map(Bill::id).toList());
        var known = ids.with(ours.among(company, newGuids(bills, held)));
        var rows = new ArrayList<Incoming<FiguredBill>>();
        for (Digested digested : digesting.join()) {
            Bill bill = digested.bill();
            Held<BillFacts> before = held.under(bill.id());
            if (!before.shows(digested.content(), bill.version())) {
                var figured = FiguredBill.of(bill, digested.lines(), digested.links(), before.more());
                rows.add(new Incoming<>(known.of(bill.id()), bill.id(), bill.version(), digested.content(), figured));
            }
        }
        if (rows.isEmpty()) {
            return Applied.unchanged(bills.size());
        }
        List<Changed> changes = store.write(company, kind, rows, known);
        Map<String, Bill> byId =
                rows.stream().map(row -> row.row().bill()).collect(toUnmodifiableMap(Bill::id, bill -> bill));
        var newLines = ChildTable.rowsOf(changes, TransactionTables.LINES_HASH, byId, Bill::lines);
        if (!newLines.isEmpty()) {
            lines.replace(company, newLines, List.of());
        }
        var applied = applied(bills.size(), company, changes, byId);
        add(applied.moved(), namers.of(company, voided(rows, changes)));
        return applied;
    }

    /** A bill and the digests of its content, which are made while the database is asked what is held. */
    private record Digested(Bill bill, byte @Nullable [] lines, byte @Nullable [] links, byte[] content) {

        static List<Digested> of(Collection<Bill> bills) {
            return bills.stream().map(Digested::of).toList();
        }

        private static Digested of(Bill bill) {
            byte[] lines = ContentDigest.ofAll(TransactionTables.LINE, bill.lines());
            byte[] links = ContentDigest.ofAll(TransactionTables.LINK, bill.links());
            byte[] content = new ContentDigest()
                    .add(TransactionTables.BILL_CONTENT, bill)
                    .add(lines)
                    .add(links)
                    .finish();
            return new Digested(bill, lines, links, content);
        }
    }

    /** The TxnIDs of bills that were known and are voided now. */
    private static List<String> voided(List<Incoming<FiguredBill>> rows, List<Changed> changes) {
        var known = changes.stream()
                .filter(change -> !change.isNew())
                .map(Changed::key)
                .collect(toSet());
        return rows.stream()
                .filter(row -> row.row().figures().standing() == BillStanding.VOIDED)
                .map(Incoming::key)
                .filter(known::contains)
                .toList();
    }

    private static void add(Map<Kind, Set<String>> moved, Map<Kind, Set<String>> more) {
        more.forEach((kind, ids) -> moved.merge(
                kind,
                ids,
                (some, others) -> Stream.concat(some.stream(), others.stream()).collect(toSet())));
    }

    private static Map<String, String> newGuids(Collection<Bill> bills, HeldRows<BillFacts> held) {
        var guids = new HashMap<String, String>();
        for (Bill bill : bills) {
            if (bill.externalGuid() != null && held.under(bill.id()).isNew()) {
                guids.put(bill.id(), bill.externalGuid());
            }
        }
        return guids;
    }

    @Override
    public Applied remove(
            CompanyId company, Kind kind, List<String> ids, List<@Nullable LocalDateTime> times, Instant now) {
        List<Changed> changes = store.remove(company, kind, ids, times, now);
        List<UUID> removed = changes.stream().map(Changed::id).toList();
        List<Settler> named = removed.isEmpty() ? List.of() : links.replace(company, List.of(), removed);
        var moved = moved(changes, named);
        add(moved, namers.of(company, ids));
        return new Applied(ids.size(), changes.size(), moved);
    }

    /** Writes the links of what changed, and tells which payments and credits are linked otherwise than before. */
    private Applied applied(int received, CompanyId company, List<Changed> changes, Map<String, Bill> bills) {
        var rows = ChildTable.rowsOf(changes, TransactionTables.LINKS_HASH, bills, Bill::links);
        if (rows.isEmpty()) {
            return new Applied(received, changes.size(), moved(changes, List.of()));
        }
        List<UUID> held = rows.stream()
                .filter(row -> !row.isNew())
                .map(ChildTable.Rows::owner)
                .toList();
        var before = new HashSet<>(links.replace(company, rows, held));
        var after = rows.stream()
                .flatMap(row -> row.rows().stream())
                .map(Settler::of)
                .collect(toSet());
        List<Settler> otherwise = Stream.concat(
                        before.stream().filter(link -> !after.contains(link)),
                        after.stream().filter(link -> !before.contains(link)))
                .toList();
        return new Applied(received, changes.size(), moved(changes, otherwise));
    }

    private static Map<Kind, Set<String>> moved(List<Changed> changes, List<Settler> settlers) {
        var moved = Settler.byKind(settlers);
        moved.put(Kind.VENDOR, Changed.vendors(changes));
        return moved;
    }
}
