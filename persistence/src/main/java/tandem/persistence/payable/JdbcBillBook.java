package tandem.persistence.payable;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.bill.BillContent;
import tandem.bill.BillContent.ExpenseLine;
import tandem.bill.BillContent.ItemLine;
import tandem.bill.BillStanding;
import tandem.company.CompanyId;
import tandem.mirror.view.BillLine.Billing;
import tandem.payable.BillBook;
import tandem.payable.KnownBill;
import tandem.payable.MirroredBill;
import tandem.payable.OwnBill;
import tandem.payable.Twin;
import tandem.persistence.Times;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.RequestStatus;

/** Bills of both sides: those of this side in a table of their own, those of QuickBooks in the mirror. */
final class JdbcBillBook implements BillBook {

    private static final String FIND = """
            SELECT o.content, o.version AS own_version, o.request_id, r.status AS request_status, r.failure_code,
                   n.notes, n.version AS note_version,
                   b.id AS mirror_id, b.txn_id, b.edit_sequence, b.txn_date, b.due_date, b.exchange_rate, b.ref_number, b.memo,
                   b.amount_due, b.open_balance, b.standing, b.removed_at, b.version AS mirror_version,
                   v.id AS vendor_id, a.id AS ap_account_id, t.id AS terms_id,
                   (SELECT COALESCE(sum(c.amount), 0)
                      FROM claim_in_process c
                     WHERE c.company_id = k.company_id AND c.record_id IN (k.id, b.id)) AS in_process
              FROM (VALUES (:company::uuid, :id::uuid)) k (company_id, id)
              LEFT JOIN own_bill o ON o.company_id = k.company_id AND o.id = k.id
              LEFT JOIN request r ON r.company_id = k.company_id AND r.id = o.request_id
              LEFT JOIN bill_note n ON n.company_id = k.company_id AND n.bill_id = k.id
              LEFT JOIN LATERAL (
                    SELECT * FROM bill h WHERE h.company_id = k.company_id AND h.id = k.id
                    UNION ALL
                    SELECT * FROM bill h WHERE h.company_id = k.company_id AND h.txn_id = o.txn_id AND h.id <> k.id
                    LIMIT 1) b ON true
              LEFT JOIN vendor v ON v.company_id = b.company_id AND v.list_id = b.vendor_list_id
              LEFT JOIN account a ON a.company_id = b.company_id AND a.list_id = b.ap_account_list_id
              LEFT JOIN terms t ON t.company_id = b.company_id AND t.list_id = b.terms_list_id
             WHERE (o.id IS NOT NULL OR b.id IS NOT NULL)
               AND NOT EXISTS (SELECT FROM bill_deleted_here d WHERE d.company_id = k.company_id AND d.bill_id = k.id)
            """;

    private static final String LINES = """
            SELECT l.type, l.txn_line_id, l.group_line_id, l.quantity, l.cost, l.amount, l.description, l.billable_status,
                   a.id AS account_id, i.id AS item_id, j.id AS job_id, c.id AS class_id
              FROM bill_line l
              LEFT JOIN account a ON a.company_id = l.company_id AND a.list_id = l.account_list_id
              LEFT JOIN item i ON i.company_id = l.company_id AND i.list_id = l.item_list_id
              LEFT JOIN customer_job j ON j.company_id = l.company_id AND j.list_id = l.customer_job_list_id
              LEFT JOIN list_class c ON c.company_id = l.company_id AND c.list_id = l.class_list_id
             WHERE l.company_id = :company
               AND l.bill_id = :bill
             ORDER BY l.position
            """;

    private static final String TWINS = """
            SELECT b.id, b.ref_number, b.txn_date, b.amount_due
              FROM bill b
             WHERE b.company_id = :company
               AND b.vendor_list_id = (SELECT v.list_id FROM vendor v WHERE v.company_id = :company AND v.id = :vendor)
               AND b.id <> :except
               AND b.removed_at IS NULL
               AND b.standing <> 'voided'
               AND (lower(btrim(b.ref_number)) = lower(:number) OR (b.txn_date = :day AND b.amount_due = :gross))
            UNION ALL
            SELECT o.id, o.ref_number, (o.content ->> 'billDate')::date,
                   (SELECT sum((l ->> 'amount')::numeric)
                      FROM jsonb_array_elements((o.content -> 'expenseLines') || (o.content -> 'itemLines')) l)
              FROM own_bill o
              JOIN request r ON r.company_id = o.company_id AND r.id = o.request_id
             WHERE o.company_id = :company
               AND o.vendor_id = :vendor
               AND o.id <> :except
               AND o.txn_id IS NULL
               AND r.status <> 'cancelled'
               AND NOT EXISTS (SELECT FROM bill b WHERE b.company_id = o.company_id AND b.id = o.id)
               AND (lower(o.ref_number) = lower(:number) OR (o.content ->> 'billDate')::date = :day)
            """;

    private final JdbcClient jdbc;

    JdbcBillBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<KnownBill> find(CompanyId company, UUID id) {
        return jdbc.sql(FIND)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> known(company, id, row))
                .optional();
    }

    private KnownBill known(CompanyId company, UUID id, ResultSet row) throws SQLException {
        var content = row.getString("content");
        return new KnownBill(
                id,
                content == null ? null : new OwnBill(BillContentJson.read(content), posting(row)),
                row.getObject("mirror_id") == null ? null : mirrored(company, row),
                row.getString("notes"),
                row.getLong("own_version") + row.getLong("note_version") + row.getLong("mirror_version"));
    }

    @Override
    public Map<UUID, BillContent> saidHere(Set<CompanyId> companies, Set<UUID> ids) {
        var said = new HashMap<UUID, BillContent>();
        if (!ids.isEmpty()) {
            jdbc.sql("SELECT id, content FROM own_bill WHERE company_id = ANY (:companies) AND id = ANY (:ids)")
                    .param("companies", companies.stream().map(CompanyId::value).toArray(UUID[]::new))
                    .param("ids", ids.toArray(UUID[]::new))
                    .query(row -> {
                        said.put(row.getObject("id", UUID.class), BillContentJson.read(row.getString("content")));
                    });
        }
        return said;
    }

    private static OwnBill.@Nullable Posting posting(ResultSet row) throws SQLException {
        var request = row.getObject("request_id", UUID.class);
        return request == null
                ? null
                : new OwnBill.Posting(
                        new RequestId(request),
                        RequestStatus.ofWord(row.getString("request_status")).orElseThrow(),
                        Request.OUTCOME_UNKNOWN.equals(row.getString("failure_code")));
    }

    private MirroredBill mirrored(CompanyId company, ResultSet row) throws SQLException {
        var lines = lines(company, row.getObject("mirror_id", UUID.class));
        var gross = row.getBigDecimal("amount_due");
        return new MirroredBill(
                row.getString("txn_id"),
                row.getString("edit_sequence"),
                new BillContent(
                        row.getObject("vendor_id", UUID.class),
                        row.getString("ref_number"),
                        row.getObject("txn_date", LocalDate.class),
                        row.getObject("due_date", LocalDate.class),
                        row.getObject("ap_account_id", UUID.class),
                        row.getObject("terms_id", UUID.class),
                        row.getString("memo"),
                        row.getBigDecimal("exchange_rate"),
                        lines.expenses,
                        lines.items),
                lines.groups,
                lines.billed,
                (gross == null ? BigDecimal.ZERO : gross).subtract(row.getBigDecimal("open_balance")),
                row.getBigDecimal("in_process"),
                row.getObject("removed_at") != null,
                BillStanding.ofWord(row.getString("standing")) == BillStanding.VOIDED);
    }

    private static final class Lines {
        private final List<ExpenseLine> expenses = new ArrayList<>();
        private final List<ItemLine> items = new ArrayList<>();
        private final HashMap<String, String> groups = new HashMap<>();
        private final HashSet<String> billed = new HashSet<>();

        void add(ResultSet row) throws SQLException {
            var id = row.getString("txn_line_id");
            var billing = Billing.ofWord(row.getString("billable_status"));
            if (billing == Billing.BILLED) {
                billed.add(id);
            }
            var group = row.getString("group_line_id");
            if (group != null) {
                groups.put(id, group);
            }
            if (row.getString("type").equals("expense")) {
                expenses.add(new ExpenseLine(
                        id,
                        row.getObject("account_id", UUID.class),
                        row.getBigDecimal("amount"),
                        row.getString("description"),
                        row.getObject("class_id", UUID.class),
                        row.getObject("job_id", UUID.class),
                        billing != Billing.NOT_BILLABLE));
            } else {
                items.add(new ItemLine(
                        id,
                        row.getObject("item_id", UUID.class),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("cost"),
                        row.getBigDecimal("amount"),
                        row.getString("description"),
                        row.getObject("class_id", UUID.class),
                        row.getObject("job_id", UUID.class),
                        billing != Billing.NOT_BILLABLE));
            }
        }
    }

    private Lines lines(CompanyId company, UUID bill) {
        var lines = new Lines();
        jdbc.sql(LINES).param("company", company.value()).param("bill", bill).query(row -> {
            lines.add(row);
        });
        return lines;
    }

    @Override
    public void add(CompanyId company, UUID id, BillContent content, Instant now) {
        jdbc.sql("""
                        INSERT INTO own_bill (company_id, id, content, version, created_at, updated_at)
                        VALUES (:company, :id, :content::jsonb, 1, :now, :now)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("content", BillContentJson.write(content))
                .param("now", Times.parameter(now))
                .update();
    }

    @Override
    public void change(CompanyId company, UUID id, BillContent content, Instant now) {
        one(jdbc.sql("""
                        UPDATE own_bill
                           SET content = :content::jsonb, version = version + 1, updated_at = :now
                         WHERE company_id = :company AND id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("content", BillContentJson.write(content))
                .param("now", Times.parameter(now))
                .update());
    }

    @Override
    public void note(CompanyId company, UUID id, String notes, Instant now) {
        jdbc.sql("""
                        INSERT INTO bill_note AS n (company_id, bill_id, notes, version, updated_at)
                        VALUES (:company, :id, :notes, 1, :now)
                        ON CONFLICT (company_id, bill_id)
                        DO UPDATE SET notes = excluded.notes, version = n.version + 1, updated_at = excluded.updated_at
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("notes", notes)
                .param("now", Times.parameter(now))
                .update();
    }

    @Override
    public void remove(CompanyId company, UUID id) {
        jdbc.sql("DELETE FROM bill_approval WHERE company_id = :company AND bill_id = :id")
                .param("company", company.value())
                .param("id", id)
                .update();
        jdbc.sql("DELETE FROM bill_note WHERE company_id = :company AND bill_id = :id")
                .param("company", company.value())
                .param("id", id)
                .update();
        one(jdbc.sql("DELETE FROM own_bill WHERE company_id = :company AND id = :id AND txn_id IS NULL")
                .param("company", company.value())
                .param("id", id)
                .update());
    }

    @Override
    public boolean isClaimed(CompanyId company, UUID id) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT
                                         FROM own_payment_claim c
                                         JOIN own_payment_standing p ON p.company_id = c.company_id AND p.id = c.payment_id
                                        WHERE c.company_id = :company AND c.record_id = :id AND p.standing <> 'voided')
                        """)
                .param("company", company.value())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void deleteHere(CompanyId company, UUID id, Instant now) {
        one(jdbc.sql("INSERT INTO bill_deleted_here (company_id, bill_id, deleted_at) VALUES (:company, :id, :now)")
                .param("company", company.value())
                .param("id", id)
                .param("now", Times.parameter(now))
                .update());
    }

    @Override
    public void posting(CompanyId company, UUID id, RequestId request, Instant now) {
        one(jdbc.sql("""
                        UPDATE own_bill
                           SET request_id = :request, version = version + 1, updated_at = :now
                         WHERE company_id = :company AND id = :id AND txn_id IS NULL
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("request", request.value())
                .param("now", Times.parameter(now))
                .update());
    }

    @Override
    public void arrived(CompanyId company, UUID id, String txnId, Instant now) {
        one(jdbc.sql("""
                        UPDATE own_bill
                           SET txn_id = :txn, version = version + 1, updated_at = :now
                         WHERE company_id = :company AND id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("txn", txnId)
                .param("now", Times.parameter(now))
                .update());
    }

    private static void one(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("a bill of this side is gone, or QuickBooks has it already");
        }
    }

    @Override
    public List<Twin> twins(
            CompanyId company,
            UUID except,
            UUID vendor,
            @Nullable String refNumber,
            LocalDate billDate,
            BigDecimal gross) {
        return jdbc
                .sql(TWINS)
                .param("company", company.value())
                .param("except", except)
                .param("vendor", vendor)
                .param("number", refNumber == null || refNumber.isEmpty() ? null : refNumber, Types.VARCHAR)
                .param("day", billDate)
                .param("gross", gross)
                .query((row, number) -> new Twin(
                        row.getObject("id", UUID.class),
                        row.getString("ref_number"),
                        row.getObject("txn_date", LocalDate.class),
                        row.getBigDecimal("amount_due")))
                .list()
                .stream()
                .filter(twin -> twin.isLike(refNumber, billDate, gross))
                .toList();
    }
}
