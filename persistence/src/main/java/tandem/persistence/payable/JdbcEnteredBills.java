package tandem.persistence.payable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.approval.EnteredBills;
import tandem.bill.BillContent;
import tandem.bill.BillContent.ExpenseLine;
import tandem.bill.BillContent.ItemLine;
import tandem.company.CompanyId;

/** Bills of the mirror that did not begin on this side, with what they are routed by: one statement for any number of them. */
final class JdbcEnteredBills implements EnteredBills {

    private static final String ENTERED = """
            SELECT b.id, b.ref_number, v.id AS vendor_id, l.type, l.amount, a.id AS account_id, i.id AS item_id, c.id AS class_id
              FROM bill b
              LEFT JOIN vendor v ON v.company_id = b.company_id AND v.list_id = b.vendor_list_id
              LEFT JOIN bill_line l ON l.company_id = b.company_id AND l.bill_id = b.id
              LEFT JOIN account a ON a.company_id = l.company_id AND a.list_id = l.account_list_id
              LEFT JOIN item i ON i.company_id = l.company_id AND i.list_id = l.item_list_id
              LEFT JOIN list_class c ON c.company_id = l.company_id AND c.list_id = l.class_list_id
             WHERE b.company_id = :company
               AND b.id = ANY (:ids)
               AND b.removed_at IS NULL
               AND NOT EXISTS (SELECT FROM own_bill o
                                WHERE o.company_id = b.company_id AND (o.id = b.id OR o.txn_id = b.txn_id))
             ORDER BY b.id, l.position
            """;

    private final JdbcClient jdbc;

    JdbcEnteredBills(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, BillContent> entered(CompanyId company, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<UUID, Entered>();
        jdbc.sql(ENTERED)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getObject("id", UUID.class), id -> new Entered())
                            .add(row);
                });
        var contents = new HashMap<UUID, BillContent>();
        found.forEach((id, bill) -> contents.put(id, bill.content()));
        return contents;
    }

    private static final class Entered {
        private @Nullable UUID vendor;
        private @Nullable String refNumber;
        private final List<ExpenseLine> expenses = new ArrayList<>();
        private final List<ItemLine> items = new ArrayList<>();

        void add(ResultSet row) throws SQLException {
            vendor = row.getObject("vendor_id", UUID.class);
            refNumber = row.getString("ref_number");
            var type = row.getString("type");
            if (type == null) {
                return;
            }
            var listClass = row.getObject("class_id", UUID.class);
            var amount = row.getBigDecimal("amount");
            if (type.equals("expense")) {
                var account = row.getObject("account_id", UUID.class);
                expenses.add(new ExpenseLine(null, account, amount, null, listClass, null, false));
            } else {
                var item = row.getObject("item_id", UUID.class);
                items.add(new ItemLine(null, item, null, null, amount, null, listClass, null, false));
            }
        }

        BillContent content() {
            return new BillContent(vendor, refNumber, null, null, null, null, null, null, expenses, items);
        }
    }
}
