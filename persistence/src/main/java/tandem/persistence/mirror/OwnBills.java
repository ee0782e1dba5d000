package tandem.persistence.mirror;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.approval.Approvals;
import tandem.bill.BillContent;
import tandem.bill.BillContent.ExpenseLine;
import tandem.bill.BillContent.ItemLine;
import tandem.bill.BillFigures;
import tandem.bill.BillStanding;
import tandem.company.CompanyId;
import tandem.listing.Slice;
import tandem.mirror.view.BillLine;
import tandem.mirror.view.BillStatus;
import tandem.mirror.view.BillView;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorList;
import tandem.mirror.view.RecordState;
import tandem.payable.OwnBill;
import tandem.persistence.payable.BillContentJson;
import tandem.request.RequestStatus;

/**
 * Bills of this side that QuickBooks has not shown.
 *
 * @param mirror where a bill is found that QuickBooks showed under another identity before it was known to be ours
 */
record OwnBills(JdbcClient jdbc, Approvals approvals, MirrorList<BillView> mirror) implements MirrorList<BillView> {

    private static final String NOT_POSTED = "(o.request_id IS NULL OR r.status = 'cancelled')";

    private static final BillFigures NOTHING_OWED =
            new BillFigures(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BillStanding.OPEN);

    private static final String SELECT = """
            SELECT o.id, o.content, o.txn_id, o.version + COALESCE(n.version, 0) AS version, o.request_id, n.notes,
                   GREATEST(o.updated_at, r.updated_at, p.updated_at) AS updated_at, r.status AS request_status,
                   s.home_currency, s.country AS home_country, c.currency_code,
                   (SELECT h.id FROM bill h WHERE h.company_id = o.company_id AND h.txn_id = o.txn_id) AS shown_as,
                   (SELECT sum(k.open_balance) FROM vendor_credit k
                    WHERE k.company_id = o.company_id AND k.vendor_list_id = v.list_id
                      AND k.removed_at IS NULL AND k.open_balance > 0
                      AND k.ap_account_list_id = (SELECT a.list_id FROM account a
                            WHERE a.company_id = o.company_id AND a.id = (o.content ->> 'apAccount')::uuid)) AS credits_available,
                   (SELECT sum(k.amount) FROM claim_in_process k
                    WHERE k.company_id = o.company_id AND k.record_id = o.id) AS in_process
              FROM own_bill o
              LEFT JOIN request r ON r.company_id = o.company_id AND r.id = o.request_id
              LEFT JOIN bill_approval p ON p.company_id = o.company_id AND p.bill_id = o.id
              LEFT JOIN bill_note n ON n.company_id = o.company_id AND n.bill_id = o.id
              LEFT JOIN vendor v ON v.company_id = o.company_id AND v.id = o.vendor_id
              LEFT JOIN currency c ON c.company_id = v.company_id AND c.list_id = v.currency_list_id
              LEFT JOIN company_sync s ON s.company_id = o.company_id
             WHERE o.company_id = :company
               AND NOT EXISTS (SELECT FROM bill_deleted_here d WHERE d.company_id = o.company_id AND d.bill_id = o.id)
            """;

    @Override
    public Slice<BillView> list(CompanyId company, MirrorFilter filter, @Nullable UUID after, int limit) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        conditions.add("o.txn_id IS NULL");
        conditions.add("NOT EXISTS (SELECT FROM bill h WHERE h.company_id = o.company_id AND h.id = o.id)");
        if (after != null) {
            conditions.add("o.id > :after");
            parameters.put("after", after);
        }
        if (filter.updatedSince() != null) {
            conditions.add("GREATEST(o.updated_at, r.updated_at, p.updated_at) >= :since");
            parameters.put("since", OffsetDateTime.ofInstant(filter.updatedSince(), ZoneOffset.UTC));
        }
        if (filter.vendorId() != null) {
            conditions.add("o.vendor_id = :vendor");
            parameters.put("vendor", filter.vendorId());
        }
        if (filter.refNumber() != null) {
            conditions.add("o.ref_number = :number");
            parameters.put("number", filter.refNumber());
        }
        if (filter.billStatus() == null) {
            return Slice.of(read(company, conditions, parameters, limit + 1), limit);
        }
        conditions.add(condition(filter.billStatus()));
        return standing(company, filter.billStatus(), conditions, parameters, limit);
    }

    /** How the approval of a bill stands is not in the table, so that of what was not posted more is read than is shown. */
    private Slice<BillView> standing(
            CompanyId company, BillStatus status, List<String> conditions, Map<String, Object> parameters, int limit) {
        var found = new ArrayList<BillView>();
        while (true) {
            var some = read(company, conditions, parameters, limit + 1);
            some.stream().filter(bill -> bill.status() == status).forEach(found::add);
            if (some.size() <= limit || found.size() > limit) {
                return Slice.of(found, limit);
            }
            if (parameters.put("after", some.getLast().state().id()) == null) {
                conditions.add("o.id > :after");
            }
        }
    }

    private static String condition(BillStatus status) {
        return switch (status) {
            case DRAFT -> NOT_POSTED;
            case PENDING_APPROVAL ->
                NOT_POSTED
                        + " AND (p.bill_id IS NOT NULL OR EXISTS (SELECT FROM approval_rule a WHERE a.company_id = o.company_id))";
            case APPROVED -> NOT_POSTED + " AND p.bill_id IS NOT NULL";
            case POSTING -> "r.status NOT IN ('cancelled', 'failed')";
            case FAILED -> "r.status = 'failed'";
            case OPEN, PARTIALLY_PAID, PAID, DELETED_IN_QUICKBOOKS, VOIDED_IN_QUICKBOOKS -> "false";
        };
    }

    @Override
    public Optional<BillView> find(CompanyId company, UUID id) {
        return read(company, List.of("o.id = :id"), Map.of("id", id), 1).stream()
                .findFirst();
    }

    @Override
    public Map<UUID, BillView> find(CompanyId company, Set<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : byId(company, List.of("o.id = ANY (:ids)"), Map.of("ids", ids.toArray(UUID[]::new)), ids.size());
    }

    private List<BillView> read(CompanyId company, List<String> conditions, Map<String, Object> parameters, int limit) {
        return List.copyOf(byId(company, conditions, parameters, limit).values());
    }

    /** In the order of their ids. */
    private Map<UUID, BillView> byId(
            CompanyId company, List<String> conditions, Map<String, Object> parameters, int limit) {
        var said = new HashMap<UUID, BillContent>();
        var bills = new LinkedHashMap<UUID, BillView>();
        jdbc.sql(SELECT
                        + conditions.stream().map(" AND "::concat).reduce("", String::concat)
                        + " ORDER BY o.id LIMIT :limit")
                .param("company", company.value())
                .param("limit", limit)
                .params(parameters)
                .query(columns -> {
                    var row = new Row(columns);
                    var id = row.id("id");
                    bill(company, row, said).ifPresent(bill -> bills.put(id, bill));
                });
        approvals
                .of(company, said)
                .forEach((id, approval) -> bills.computeIfPresent(id, (its, bill) -> bill.with(approval.state())));
        return bills;
    }

    /** None where QuickBooks showed it under another identity that was deleted here. */
    private Optional<BillView> bill(CompanyId company, Row row, Map<UUID, BillContent> said) throws SQLException {
        var shownAs = row.maybeId("shown_as");
        if (shownAs != null) {
            return mirror.find(company, shownAs);
        }
        var content = BillContentJson.read(row.text("content"));
        if (row.maybeText("txn_id") == null) {
            said.put(row.id("id"), content);
        }
        var request = row.maybeText("request_status");
        return Optional.of(new BillView(
                new RecordState(row.id("id"), row.count("version"), row.time("updated_at"), null),
                row.maybeText("txn_id"),
                true,
                OwnBill.statusOf(
                        request == null ? null : RequestStatus.ofWord(request).orElseThrow()),
                null,
                content.vendor(),
                content.refNumber(),
                content.billDate(),
                content.dueDate(),
                content.apAccount(),
                row.homeCurrency(),
                row.currency(),
                content.exchangeRate(),
                content.terms(),
                content.memo(),
                row.maybeText("notes"),
                row.maybeId("request_id"),
                content.gross(),
                NOTHING_OWED,
                BigDecimal.ZERO,
                row.number("credits_available"),
                row.number("in_process"),
                Stream.<BillLine>concat(
                                content.expenseLines().stream().map(OwnBills::line),
                                content.itemLines().stream().map(OwnBills::line))
                        .toList(),
                List.of()));
    }

    private static BillLine line(ExpenseLine line) {
        return new BillLine.Expense(
                null,
                line.account(),
                line.amount(),
                line.description(),
                line.listClass(),
                line.job(),
                billing(line.billable()));
    }

    private static BillLine line(ItemLine line) {
        return new BillLine.Item(
                null,
                line.item(),
                line.quantity(),
                line.cost(),
                line.amount(),
                line.description(),
                line.listClass(),
                line.job(),
                billing(line.billable()));
    }

    private static BillLine.Billing billing(boolean billable) {
        return billable ? BillLine.Billing.BILLABLE : BillLine.Billing.NOT_BILLABLE;
    }
}
