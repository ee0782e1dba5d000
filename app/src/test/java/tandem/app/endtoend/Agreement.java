package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandemsim.companyfile.CompanyFile;
import tandemsim.companyfile.Truth;

/**
 * Says whether the hub holds exactly what a company file holds: every record that is not removed, with its lines, its links and
 * the figures that are worked out from them. Each record is one text on either side, so that a difference can be read.
 */
final class Agreement {

    private static final String LINES = """
            coalesce((SELECT string_agg(concat_ws('~', l.type, l.txn_line_id, coalesce(l.account_list_id, l.item_list_id, ''),
                                        trim_scale(l.amount), coalesce(trim_scale(l.quantity)::text, ''),
                                        coalesce(trim_scale(l.cost)::text, ''), coalesce(l.description, ''),
                                        coalesce(l.class_list_id, ''), coalesce(l.customer_job_list_id, ''),
                                        coalesce(l.billable_status, '')), ' + ' ORDER BY l.position)
                        FROM %1$s_line l WHERE l.company_id = h.company_id AND l.%1$s_id = h.id), '')
            """;

    private static final String LINKS = """
            coalesce((SELECT string_agg(concat_ws('~', l.txn_type, l.txn_id, trim_scale(abs(l.amount))), ' + '
                                        ORDER BY l.txn_type COLLATE "C", l.txn_id COLLATE "C", abs(l.amount))
                        FROM %1$s_link l WHERE l.company_id = h.company_id AND l.%1$s_id = h.id), '')
            """;

    private static final String BILLS = """
            SELECT h.txn_id AS id,
                   concat_ws('|', h.edit_sequence, h.vendor_list_id, coalesce(h.ref_number, ''), h.txn_date,
                             coalesce(h.due_date::text, ''), coalesce(h.terms_list_id, ''), coalesce(h.memo, ''),
                             trim_scale(h.amount_due), trim_scale(h.open_balance), trim_scale(h.paid_amount),
                             trim_scale(h.credits_applied), trim_scale(h.discounts_applied), h.standing,
                             %s, %s) AS facts
              FROM bill h
            """.formatted(LINES.formatted("bill"), LINKS.formatted("bill"));

    private static final String CREDITS = """
            SELECT h.txn_id AS id,
                   concat_ws('|', h.edit_sequence, h.vendor_list_id, coalesce(h.ref_number, ''), h.txn_date,
                             trim_scale(h.credit_amount), trim_scale(h.open_balance), %s, %s) AS facts
              FROM vendor_credit h
            """.formatted(LINES.formatted("credit"), LINKS.formatted("credit"));

    private static final String PAYMENTS = """
            SELECT h.txn_id AS id,
                   concat_ws('|', h.edit_sequence, h.kind, h.vendor_list_id, h.payment_account_list_id,
                             coalesce(h.ref_number, ''), h.txn_date, trim_scale(h.amount), coalesce(h.memo, ''), h.standing,
                             coalesce((SELECT string_agg(concat_ws('~', l.txn_id, trim_scale(l.amount),
                                                                   trim_scale(coalesce(l.discount_amount, 0))), ' + '
                                                         ORDER BY l.txn_id COLLATE "C", l.amount)
                                         FROM payment_application l
                                        WHERE l.company_id = h.company_id AND l.payment_id = h.id), '')) AS facts
              FROM bill_payment h
            """;

    private static final String VENDORS = """
            SELECT h.list_id AS id,
                   concat_ws('|', h.edit_sequence, h.name, h.is_active, coalesce(h.company_name, ''), coalesce(h.email, ''),
                             coalesce(h.phone, ''), coalesce(h.account_number, ''), coalesce(h.terms_list_id, ''),
                             trim_scale(coalesce(h.balance, 0))) AS facts
              FROM vendor h
            """;

    private static final String ENTRIES = """
            SELECT h.list_id AS id, concat_ws('|', h.edit_sequence, %s, h.is_active) AS facts FROM %s h
            """;

    private final JdbcClient sql;
    private final UUID company;
    private final boolean discountInLinks;

    Agreement(RunningHub hub, Customer customer) {
        this(hub, customer, false);
    }

    /** @param discountInLinks whether QuickBooks counts a discount into the amount of a link, as some are said to do */
    Agreement(RunningHub hub, Customer customer, boolean discountInLinks) {
        this.sql = hub.sql();
        this.company = CompanyId.parse(customer.id()).orElseThrow().value();
        this.discountInLinks = discountInLinks;
    }

    void isTotalWith(CompanyFile file) {
        assertThat(differences(file)).isEmpty();
    }

    /** What the hub holds otherwise than the file, a line for each record. */
    List<String> differences(CompanyFile file) {
        var truth = file.truth();
        var found = new ArrayList<String>();
        compare(found, "vendor", VENDORS, told(truth.vendors(), Truth.VendorTruth::listId, Agreement::facts));
        compare(found, "bill", BILLS, told(truth.bills(), Truth.BillTruth::txnId, this::facts));
        compare(found, "credit", CREDITS, told(truth.credits(), Truth.CreditTruth::txnId, this::facts));
        compare(found, "payment", PAYMENTS, told(truth.payments(), Truth.PaymentTruth::txnId, this::facts));
        compare(found, "account", ENTRIES.formatted("h.full_name", "account"), entries(truth, "Account"));
        compare(
                found,
                "terms",
                ENTRIES.formatted("h.name", "terms"),
                entries(truth, "StandardTerms", "DateDrivenTerms"));
        compare(found, "class", ENTRIES.formatted("h.full_name", "list_class"), entries(truth, "Class"));
        compare(found, "job", ENTRIES.formatted("h.full_name", "customer_job"), entries(truth, "Customer"));
        compare(
                found,
                "item",
                ENTRIES.formatted("coalesce(h.full_name, h.name)", "item"),
                told(
                        truth.otherLists().stream()
                                .filter(entry -> entry.kind().startsWith("Item"))
                                .toList(),
                        Truth.EntryTruth::listId,
                        Agreement::facts));
        return found;
    }

    private void compare(List<String> found, String what, String query, Map<String, String> told) {
        var held = held(query);
        var ids = new TreeSet<>(told.keySet());
        ids.addAll(held.keySet());
        for (String id : ids) {
            if (!Objects.equals(held.get(id), told.get(id))) {
                found.add(what + " " + id + "\n  hub:  " + held.get(id) + "\n  file: " + told.get(id));
            }
        }
    }

    private Map<String, String> held(String query) {
        return new TreeMap<>(sql
                .sql(query + " WHERE h.company_id = :company AND h.removed_at IS NULL")
                .param("company", company)
                .query((row, number) -> Map.entry(row.getString("id"), row.getString("facts")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static <T> Map<String, String> told(List<T> records, Function<T, String> id, Function<T, String> facts) {
        return new TreeMap<>(records.stream().collect(Collectors.toMap(id, facts)));
    }

    private static Map<String, String> entries(Truth truth, String... kinds) {
        return told(
                truth.otherLists().stream()
                        .filter(entry -> List.of(kinds).contains(entry.kind()))
                        .toList(),
                Truth.EntryTruth::listId,
                Agreement::facts);
    }

    private String facts(Truth.BillTruth bill) {
        var paid = sum(bill, "BillPayment", Truth.LinkTruth::amount);
        var credited = sum(bill, "VendorCredit", Truth.LinkTruth::amount);
        var discounted = sum(bill, "", Truth.LinkTruth::discount);
        return text(
                bill.editSequence(),
                bill.vendorListId(),
                bill.refNumber(),
                bill.date(),
                bill.dueDate() == null ? "" : bill.dueDate(),
                bill.termsListId(),
                bill.memo(),
                plain(bill.amountDue()),
                plain(bill.openAmount()),
                plain(paid),
                plain(credited),
                plain(discounted),
                standing(bill),
                lines(bill.lines()),
                links(bill.links()));
    }

    private static BigDecimal sum(Truth.BillTruth bill, String kind, Function<Truth.LinkTruth, BigDecimal> part) {
        return bill.links().stream()
                .filter(link -> link.kind().startsWith(kind))
                .map(part)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String standing(Truth.BillTruth bill) {
        if (bill.voided()) {
            return "voided";
        }
        if (bill.openAmount().signum() == 0) {
            return "paid";
        }
        return bill.openAmount().compareTo(bill.amountDue()) == 0 ? "open" : "partially_paid";
    }

    private String facts(Truth.CreditTruth credit) {
        return text(
                credit.editSequence(),
                credit.vendorListId(),
                credit.refNumber(),
                credit.date(),
                plain(credit.creditAmount()),
                plain(credit.openAmount()),
                lines(credit.lines()),
                links(credit.links()));
    }

    private String facts(Truth.PaymentTruth payment) {
        return text(
                payment.editSequence(),
                payment.card() ? "bill_payment_credit_card" : "bill_payment_check",
                payment.vendorListId(),
                payment.accountListId(),
                payment.refNumber(),
                payment.date(),
                plain(payment.amount()),
                payment.memo(),
                payment.voided() ? "voided" : "recorded",
                payment.links().stream()
                        .sorted(java.util.Comparator.comparing(Truth.LinkTruth::txnId)
                                .thenComparing(Truth.LinkTruth::amount))
                        .map(link -> link.txnId() + "~" + plain(linked(link)) + "~" + plain(link.discount()))
                        .collect(Collectors.joining(" + ")));
    }

    private static String facts(Truth.VendorTruth vendor) {
        return text(
                vendor.editSequence(),
                vendor.name(),
                sqlWord(vendor.active()),
                vendor.companyName(),
                vendor.email(),
                vendor.phone(),
                vendor.accountNumber(),
                vendor.termsListId(),
                plain(vendor.balance()));
    }

    private static String facts(Truth.EntryTruth entry) {
        return text(entry.editSequence(), entry.fullName(), sqlWord(entry.active()));
    }

    /** Expense lines first, then items, members of a group in the place of their group: the order in which QuickBooks shows them. */
    private static String lines(List<Truth.LineTruth> lines) {
        var expenses = lines.stream().filter(line -> !line.item());
        var items = lines.stream()
                .filter(Truth.LineTruth::item)
                .flatMap(line -> line.parts().isEmpty() ? Stream.of(line) : line.parts().stream());
        return Stream.concat(expenses, items).map(Agreement::line).collect(Collectors.joining(" + "));
    }

    private static String line(Truth.LineTruth line) {
        return Stream.of(
                        line.item() ? "item" : "expense",
                        line.txnLineId(),
                        line.targetListId(),
                        plain(line.amount()),
                        plainOrEmpty(line.quantity()),
                        plainOrEmpty(line.cost()),
                        line.memo(),
                        line.classListId(),
                        line.customerListId(),
                        line.billableStatus())
                .collect(Collectors.joining("~"));
    }

    private String links(List<Truth.LinkTruth> links) {
        return links.stream()
                .filter(link -> !link.txnId().isEmpty())
                .sorted(java.util.Comparator.comparing(Truth.LinkTruth::kind)
                        .thenComparing(Truth.LinkTruth::txnId)
                        .thenComparing(this::linked))
                .map(link -> link.kind() + "~" + link.txnId() + "~" + plain(linked(link)))
                .collect(Collectors.joining(" + "));
    }

    private BigDecimal linked(Truth.LinkTruth link) {
        return discountInLinks ? link.amount().add(link.discount()) : link.amount();
    }

    private static String text(Object... parts) {
        return Stream.of(parts).map(String::valueOf).collect(Collectors.joining("|"));
    }

    private static String sqlWord(boolean flag) {
        return flag ? "t" : "f";
    }

    private static String plainOrEmpty(@Nullable BigDecimal amount) {
        return amount == null ? "" : plain(amount);
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
