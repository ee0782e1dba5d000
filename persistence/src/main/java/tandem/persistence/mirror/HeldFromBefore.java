package tandem.persistence.mirror;

import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.company.CompanyId;
import tandem.mirror.Bill;
import tandem.mirror.BillPayment;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.Ref;
import tandem.mirror.VendorCredit;

/** Finds what was taken in before a transaction changed that moves it: the vendors and bills it names, and what names a bill. */
final class HeldFromBefore {

    private static final String NAMED_BILL = Kind.BILL.word();
    private static final String ITSELF = "itself";

    /** QuickBooks' wall clock may be behind ours by twelve hours, wherever on earth it stands, and not be quite right. */
    private static final NamedStatement OLDER = new NamedStatement("""
            WITH named AS (
                SELECT n.kind, n.id, (n.modified + interval '14 hours') AT TIME ZONE 'UTC' AS until
                  FROM unnest(:kinds::text[], :ids::text[], :times::timestamp[]) AS n (kind, id, modified)
            )
            SELECT n.kind, n.id
              FROM named n
              JOIN LATERAL (SELECT v.updated_at FROM vendor v
                             WHERE v.company_id = :company AND v.list_id = n.id AND v.removed_at IS NULL LIMIT 1) h
                ON h.updated_at < n.until
             WHERE n.kind = 'vendor'
            UNION
            SELECT n.kind, n.id
              FROM named n
              JOIN LATERAL (SELECT b.updated_at FROM bill b
                             WHERE b.company_id = :company AND b.txn_id = n.id AND b.removed_at IS NULL LIMIT 1) h
                ON h.updated_at < n.until
             WHERE n.kind = 'bill'
            UNION
            SELECT p.kind, p.txn_id
              FROM named n
              JOIN payment_application a ON a.company_id = :company AND a.txn_id = n.id
              JOIN bill_payment p ON p.company_id = :company AND p.id = a.payment_id
             WHERE n.kind = 'itself' AND p.removed_at IS NULL AND p.updated_at < n.until
            UNION
            SELECT 'vendor_credit', c.txn_id
              FROM named n
              JOIN credit_link l ON l.company_id = :company AND l.txn_id = n.id
              JOIN vendor_credit c ON c.company_id = :company AND c.id = l.credit_id
             WHERE n.kind = 'itself' AND c.removed_at IS NULL AND c.updated_at < n.until
            """);

    private final JdbcTemplate jdbc;

    HeldFromBefore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Name(String kind, String id) {}

    /** The ids by kind; asks nothing where the records name nothing. */
    Map<Kind, Set<String>> of(CompanyId company, List<? extends QuickBooksRecord> records) {
        var named = new HashMap<Name, LocalDateTime>();
        records.forEach(record -> name(record, named));
        var found = new EnumMap<Kind, Set<String>>(Kind.class);
        if (!named.isEmpty()) {
            query(company, named)
                    .forEach(name -> found.computeIfAbsent(Kind.ofWord(name.kind()), none -> new HashSet<>())
                            .add(name.id()));
        }
        return found;
    }

    private static void name(QuickBooksRecord record, Map<Name, LocalDateTime> named) {
        var modified = record.version().timeModified();
        switch (record) {
            case Bill bill -> {
                vendor(bill.vendor(), modified, named);
                name(ITSELF, bill.id(), modified, named);
            }
            case VendorCredit credit -> {
                vendor(credit.vendor(), modified, named);
                if (credit.links() != null) {
                    credit.links().forEach(link -> name(NAMED_BILL, link.txnId(), modified, named));
                }
            }
            case BillPayment payment -> {
                vendor(payment.payee(), modified, named);
                if (payment.applications() != null) {
                    payment.applications().forEach(part -> name(NAMED_BILL, part.txnId(), modified, named));
                }
            }
            default -> {}
        }
    }

    private static void vendor(@Nullable Ref vendor, LocalDateTime modified, Map<Name, LocalDateTime> named) {
        if (vendor != null && vendor.listId() != null) {
            name(Kind.VENDOR.word(), vendor.listId(), modified, named);
        }
    }

    private static void name(String kind, String id, LocalDateTime modified, Map<Name, LocalDateTime> named) {
        named.merge(new Name(kind, id), modified, (one, other) -> one.isAfter(other) ? one : other);
    }

    private List<Name> query(CompanyId company, Map<Name, LocalDateTime> named) {
        var kinds = new ArrayLiteral();
        var ids = new ArrayLiteral();
        var times = new ArrayLiteral();
        named.forEach((name, modified) -> {
            kinds.add(name.kind());
            ids.add(name.id());
            times.add(modified);
        });
        return OLDER.query(
                jdbc,
                Map.of("company", company.value(), "kinds", kinds, "ids", ids, "times", times),
                (row, number) -> new Name(row.getString("kind"), row.getString("id")));
    }
}
