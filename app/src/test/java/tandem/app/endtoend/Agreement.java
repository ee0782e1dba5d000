package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandemsim.companyfile.CompanyFile;
import tandemsim.companyfile.Truth;

/** Says whether the hub holds exactly what a company file holds. */
final class Agreement {

    private final JdbcClient sql;
    private final java.util.UUID company;

    Agreement(RunningHub hub, Customer customer) {
        this.sql = hub.sql();
        this.company =
                tandem.company.CompanyId.parse(customer.id()).orElseThrow().value();
    }

    void isTotalWith(CompanyFile file) {
        var truth = file.truth();
        assertThat(
                        held(
                                "SELECT txn_id AS id, edit_sequence || '|' || vendor_list_id || '|' || coalesce(ref_number, '') || '|' || txn_date || '|' || trim_scale(amount_due) || '|' || trim_scale(open_balance) AS facts FROM bill"))
                .isEqualTo(told(truth.bills(), Truth.BillTruth::txnId, Agreement::facts));
        assertThat(
                        held(
                                "SELECT txn_id AS id, edit_sequence || '|' || vendor_list_id || '|' || trim_scale(credit_amount) || '|' || trim_scale(open_balance) AS facts FROM vendor_credit"))
                .isEqualTo(told(truth.credits(), Truth.CreditTruth::txnId, Agreement::facts));
        assertThat(
                        held(
                                "SELECT txn_id AS id, edit_sequence || '|' || vendor_list_id || '|' || trim_scale(amount) AS facts FROM bill_payment"))
                .isEqualTo(told(truth.payments(), Truth.PaymentTruth::txnId, Agreement::facts));
        assertThat(
                        held(
                                "SELECT list_id AS id, edit_sequence || '|' || name || '|' || is_active || '|' || trim_scale(coalesce(balance, 0)) AS facts FROM vendor"))
                .isEqualTo(told(truth.vendors(), Truth.VendorTruth::listId, Agreement::facts));
        assertThat(held("SELECT list_id AS id, edit_sequence || '|' || full_name AS facts FROM account"))
                .isEqualTo(told(others(truth, "Account"), Truth.EntryTruth::listId, Agreement::facts));
        assertThat(held("SELECT list_id AS id, edit_sequence || '|' || name AS facts FROM terms"))
                .isEqualTo(told(
                        others(truth, "StandardTerms", "DateDrivenTerms"), Truth.EntryTruth::listId, Agreement::facts));
        assertThat(held("SELECT list_id AS id, edit_sequence || '|' || full_name AS facts FROM customer_job"))
                .isEqualTo(told(others(truth, "Customer"), Truth.EntryTruth::listId, Agreement::facts));
        assertThat(held("SELECT list_id AS id, edit_sequence || '|' || coalesce(full_name, name) AS facts FROM item")
                        .keySet())
                .isEqualTo(truth.otherLists().stream()
                        .filter(entry -> entry.kind().startsWith("Item"))
                        .map(Truth.EntryTruth::listId)
                        .collect(Collectors.toCollection(java.util.TreeSet::new)));
    }

    private Map<String, String> held(String query) {
        return new TreeMap<>(sql
                .sql(query + " WHERE company_id = :company AND removed_at IS NULL")
                .param("company", company)
                .query((row, number) -> Map.entry(row.getString("id"), row.getString("facts")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static <T> Map<String, String> told(List<T> records, Function<T, String> id, Function<T, String> facts) {
        return new TreeMap<>(records.stream().collect(Collectors.toMap(id, facts)));
    }

    private static List<Truth.EntryTruth> others(Truth truth, String... kinds) {
        return truth.otherLists().stream()
                .filter(entry -> List.of(kinds).contains(entry.kind()))
                .sorted(Comparator.comparing(Truth.EntryTruth::listId))
                .toList();
    }

    private static String facts(Truth.BillTruth bill) {
        return bill.editSequence() + "|" + bill.vendorListId() + "|" + bill.refNumber() + "|" + bill.date() + "|"
                + plain(bill.amountDue()) + "|" + plain(bill.openAmount());
    }

    private static String facts(Truth.CreditTruth credit) {
        return credit.editSequence() + "|" + credit.vendorListId() + "|" + plain(credit.creditAmount()) + "|"
                + plain(credit.openAmount());
    }

    private static String facts(Truth.PaymentTruth payment) {
        return payment.editSequence() + "|" + payment.vendorListId() + "|" + plain(payment.amount());
    }

    private static String facts(Truth.VendorTruth vendor) {
        return vendor.editSequence() + "|" + vendor.name() + "|" + vendor.active() + "|" + plain(vendor.balance());
    }

    private static String facts(Truth.EntryTruth entry) {
        return entry.editSequence() + "|" + entry.fullName();
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
