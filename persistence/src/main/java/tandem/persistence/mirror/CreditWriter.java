package tandem.persistence.mirror;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.company.CompanyId;
import tandem.credit.CreditBalance;
import tandem.mirror.Kind;
import tandem.mirror.Line;
import tandem.mirror.LinkedTransaction;
import tandem.mirror.VendorCredit;
import tandem.reading.Mirror.Applied;

/** Writes vendor credits with their lines and links. */
final class CreditWriter implements KindWriter<VendorCredit> {

    private final RecordStore<FiguredCredit, Facts> store;
    private final ChildTable<Line, Boolean> lines;
    private final ChildTable<LinkedTransaction, Settled> links;

    CreditWriter(JdbcTemplate jdbc) {
        this.store = new RecordStore<>(
                jdbc,
                TransactionTables.CREDIT,
                "true",
                List.of("h.credit_amount", "h.open_amount", "h.linked_amount"),
                Facts::read);
        this.lines = new ChildTable<>(
                jdbc, "credit_line", "credit_id", TransactionTables.LINE, List.of(), (row, number) -> true);
        this.links = new ChildTable<>(
                jdbc,
                "credit_link",
                "credit_id",
                TransactionTables.LINK,
                List.of("txn_id", "txn_type"),
                Settled::readLink);
    }

    private record Facts(
            @Nullable BigDecimal amount,
            @Nullable BigDecimal open,
            @Nullable BigDecimal linked) {

        static Facts read(ResultSet row, int number) throws SQLException {
            return new Facts(
                    row.getBigDecimal("credit_amount"),
                    row.getBigDecimal("open_amount"),
                    row.getBigDecimal("linked_amount"));
        }
    }

    @Override
    public Applied apply(CompanyId company, Kind kind, Collection<VendorCredit> credits, NewIds ids) {
        var held = store.held(company, credits.stream().map(VendorCredit::id).toList());
        var rows = new ArrayList<Incoming<FiguredCredit>>();
        for (VendorCredit credit : credits) {
            byte[] linesHash = ContentDigest.ofAll(TransactionTables.LINE, credit.lines());
            byte[] linksHash = ContentDigest.ofAll(TransactionTables.LINK, credit.links());
            byte[] hash = new ContentDigest()
                    .add(TransactionTables.CREDIT_CONTENT, credit)
                    .add(linesHash)
                    .add(linksHash)
                    .finish();
            Held<Facts> before = held.under(credit.id());
            if (!before.shows(hash, credit.version())) {
                var figured = figure(credit, linesHash, linksHash, before.more());
                rows.add(new Incoming<>(ids.of(credit.id()), credit.id(), credit.version(), hash, figured));
            }
        }
        if (rows.isEmpty()) {
            return Applied.unchanged(credits.size());
        }
        List<Changed> changes = store.write(company, kind, rows, ids);
        Map<String, VendorCredit> byId = rows.stream()
                .map(row -> row.row().credit())
                .collect(toUnmodifiableMap(VendorCredit::id, credit -> credit));
        var newLines = ChildTable.rowsOf(changes, TransactionTables.LINES_HASH, byId, VendorCredit::lines);
        if (!newLines.isEmpty()) {
            lines.replace(company, newLines, List.of());
        }
        return applied(credits.size(), company, changes, byId);
    }

    @Override
    public Applied remove(
            CompanyId company, Kind kind, List<String> ids, List<@Nullable LocalDateTime> times, Instant now) {
        return applied(ids.size(), company, store.remove(company, kind, ids, times, now), Map.of());
    }

    /** Writes the links of what changed, and tells which bills it names, now or before. */
    private Applied applied(int received, CompanyId company, List<Changed> changes, Map<String, VendorCredit> credits) {
        if (changes.isEmpty()) {
            return Applied.unchanged(received);
        }
        var rows = ChildTable.rowsOf(changes, TransactionTables.LINKS_HASH, credits, VendorCredit::links);
        List<Settled> before =
                links.replace(company, rows, changes.stream().map(Changed::id).toList());
        Stream<Settled> after = rows.stream()
                .flatMap(row -> row.rows().stream())
                .map(link -> new Settled(link.txnId(), link.txnType(), null));
        Set<String> bills = Stream.concat(before.stream(), after)
                .filter(Settled::isBill)
                .map(Settled::txnId)
                .collect(toUnmodifiableSet());
        return new Applied(received, changes.size(), Map.of(Kind.VENDOR, Changed.vendors(changes), Kind.BILL, bills));
    }

    private static FiguredCredit figure(
            VendorCredit credit, byte @Nullable [] linesHash, byte @Nullable [] linksHash, Facts held) {
        BigDecimal linked = credit.links() == null ? null : Amounts.of(credit.links());
        BigDecimal amount = credit.creditAmount() == null ? held.amount() : credit.creditAmount();
        BigDecimal open = CreditBalance.of(
                Objects.requireNonNullElse(amount, BigDecimal.ZERO),
                credit.openAmount() == null ? held.open() : credit.openAmount(),
                linked == null ? held.linked() : linked);
        return new FiguredCredit(credit, linesHash, linksHash, linked, open);
    }
}
