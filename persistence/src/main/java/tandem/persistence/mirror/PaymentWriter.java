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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.company.CompanyId;
import tandem.mirror.BillPayment;
import tandem.mirror.Kind;
import tandem.payment.PaymentStanding;
import tandem.reading.Mirror.Applied;

/** Writes bill payments of one method with what they were applied to. */
final class PaymentWriter implements KindWriter<BillPayment> {

    private final RecordStore<StandingPayment, Facts> store;
    private final ChildTable<BillPayment.Application, Settled> applications;
    private final FigureWriter figures;
    private final OwnRecords ours;

    PaymentWriter(JdbcTemplate jdbc, Kind kind, FigureWriter figures) {
        this.store = new RecordStore<>(
                jdbc,
                TransactionTables.PAYMENT,
                "h.kind = '" + kind.word() + "'",
                List.of("h.amount", "h.memo", "h.settles_something"),
                Facts::read);
        this.applications = new ChildTable<>(
                jdbc,
                "payment_application",
                "payment_id",
                TransactionTables.APPLICATION,
                List.of("txn_id", "txn_type", "discount_amount"),
                Settled::readApplication);
        this.figures = figures;
        this.ours = new OwnRecords(jdbc, "own_payment", "bill_payment");
    }

    private record Facts(
            @Nullable BigDecimal amount,
            @Nullable String memo,
            @Nullable Boolean settlesSomething) {

        static Facts read(ResultSet row, int number) throws SQLException {
            return new Facts(
                    row.getBigDecimal("amount"),
                    row.getString("memo"),
                    row.getObject("settles_something", Boolean.class));
        }
    }

    @Override
    public Applied apply(CompanyId company, Kind kind, Collection<BillPayment> payments, NewIds ids) {
        var held = store.held(company, payments.stream().map(BillPayment::id).toList());
        var known = ids.with(ours.among(company, newGuids(payments, held)));
        var rows = new ArrayList<Incoming<StandingPayment>>();
        for (BillPayment payment : payments) {
            byte[] applicationsHash = ContentDigest.ofAll(TransactionTables.APPLICATION, payment.applications());
            byte[] hash = new ContentDigest()
                    .add(TransactionTables.PAYMENT_CONTENT, payment)
                    .add(applicationsHash)
                    .finish();
            Held<Facts> before = held.under(payment.id());
            if (!before.shows(hash, payment.version())) {
                var standing = stand(payment, applicationsHash, before.more());
                rows.add(new Incoming<>(known.of(payment.id()), payment.id(), payment.version(), hash, standing));
            }
        }
        if (rows.isEmpty()) {
            return Applied.unchanged(payments.size());
        }
        Map<String, BillPayment> byId = rows.stream()
                .map(row -> row.row().payment())
                .collect(toUnmodifiableMap(BillPayment::id, payment -> payment));
        return applied(payments.size(), company, store.write(company, kind, rows, known), byId, ids.now());
    }

    private static Map<String, String> newGuids(Collection<BillPayment> payments, HeldRows<Facts> held) {
        var guids = new HashMap<String, String>();
        for (BillPayment payment : payments) {
            if (payment.externalGuid() != null && held.under(payment.id()).isNew()) {
                guids.put(payment.id(), payment.externalGuid());
            }
        }
        return guids;
    }

    @Override
    public Applied remove(
            CompanyId company, Kind kind, List<String> ids, List<@Nullable LocalDateTime> times, Instant now) {
        return applied(ids.size(), company, store.remove(company, kind, ids, times, now), Map.of(), now);
    }

    /** Writes the applications of what changed, and tells which bills it names, now or before. */
    private Applied applied(
            int received, CompanyId company, List<Changed> changes, Map<String, BillPayment> payments, Instant now) {
        if (changes.isEmpty()) {
            return Applied.unchanged(received);
        }
        var rows = ChildTable.rowsOf(changes, TransactionTables.APPLICATIONS_HASH, payments, BillPayment::applications);
        List<Settled> before = applications.replace(
                company, rows, changes.stream().map(Changed::id).toList());
        List<Settled> after = rows.stream()
                .flatMap(row -> row.rows().stream())
                .map(a -> new Settled(a.txnId(), a.txnType(), a.discountAmount()))
                .toList();
        List<Settled> bills = Stream.concat(before.stream(), after.stream())
                .filter(Settled::isBill)
                .toList();
        figures.workOutAnew(
                company,
                bills.stream().filter(Settled::tookDiscount).map(Settled::txnId).collect(toUnmodifiableSet()),
                now);
        return new Applied(
                received,
                changes.size(),
                Map.of(
                        Kind.VENDOR,
                        Changed.vendors(changes),
                        Kind.BILL,
                        bills.stream().map(Settled::txnId).collect(toUnmodifiableSet())));
    }

    private static StandingPayment stand(BillPayment payment, byte @Nullable [] applicationsHash, Facts held) {
        Boolean settles = payment.applications() == null
                ? null
                : (Boolean) !payment.applications().isEmpty();
        var standing = PaymentStanding.of(
                payment.amount() == null ? held.amount() : payment.amount(),
                payment.memo() == null ? held.memo() : payment.memo(),
                settles == null ? held.settlesSomething() : settles);
        return new StandingPayment(payment, applicationsHash, settles, standing);
    }
}
