package tandem.persistence.mirror;

import java.sql.SQLException;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.mirror.Address;
import tandem.mirror.view.AccountView;
import tandem.mirror.view.ClassView;
import tandem.mirror.view.CurrencyView;
import tandem.mirror.view.ItemView;
import tandem.mirror.view.JobView;
import tandem.mirror.view.MirrorList;
import tandem.mirror.view.RecordState;
import tandem.mirror.view.TermsView;
import tandem.mirror.view.VendorView;

/** Reads the entries of QuickBooks' lists. */
final class Entries {

    private static final String ANY = "true";
    private static final String CURRENCY =
            "LEFT JOIN currency c ON c.company_id = h.company_id AND c.list_id = h.currency_list_id ";

    /** Support may take a vendor from view while he is inactive. */
    private static final String IN_VIEW = "(COALESCE(h.is_active, true)"
            + " OR NOT EXISTS (SELECT FROM hidden_vendor d WHERE d.company_id = h.company_id AND d.vendor_id = h.id))";

    private final JdbcClient jdbc;

    Entries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    MirrorList<VendorView> vendors() {
        return new RecordList<>(
                jdbc,
                new RecordList.Source(
                        "vendor",
                        ANY,
                        IN_VIEW,
                        ", c.currency_code, t.id AS terms_id, NOT " + IN_VIEW + " AS is_hidden",
                        CURRENCY + "LEFT JOIN terms t ON t.company_id = h.company_id AND t.list_id = h.terms_list_id"),
                Entries::vendor,
                VendorView::state,
                (company, records) -> records);
    }

    MirrorList<AccountView> accounts(String always) {
        return list(
                "account",
                always,
                ", c.currency_code, p.id AS parent_id",
                CURRENCY + parent("account"),
                AccountView::state,
                row -> new AccountView(
                        row.state(),
                        row.text("list_id"),
                        row.maybeText("name"),
                        row.maybeText("full_name"),
                        row.maybeText("account_type"),
                        row.maybeText("account_number"),
                        row.maybeId("parent_id"),
                        row.isActive(),
                        row.currency(),
                        row.maybeNumber("balance")));
    }

    MirrorList<AccountView> accounts() {
        return accounts(ANY);
    }

    MirrorList<TermsView> terms() {
        return list(
                "terms",
                ANY,
                "",
                "",
                TermsView::state,
                row -> new TermsView(
                        row.state(),
                        row.text("list_id"),
                        row.maybeText("name"),
                        row.terms(row.text("type")),
                        row.isActive()));
    }

    MirrorList<ClassView> classes() {
        return list(
                "list_class",
                ANY,
                ", p.id AS parent_id",
                parent("list_class"),
                ClassView::state,
                row -> new ClassView(
                        row.state(),
                        row.text("list_id"),
                        row.maybeText("name"),
                        row.maybeText("full_name"),
                        row.maybeId("parent_id"),
                        row.isActive()));
    }

    MirrorList<JobView> jobs() {
        return list(
                "customer_job",
                ANY,
                ", p.id AS parent_id",
                parent("customer_job"),
                JobView::state,
                row -> new JobView(
                        row.state(),
                        row.text("list_id"),
                        row.maybeText("name"),
                        row.maybeText("full_name"),
                        row.maybeId("parent_id"),
                        row.isActive(),
                        row.maybeText("job_status")));
    }

    MirrorList<ItemView> items() {
        return list(
                "item",
                ANY,
                ", p.id AS parent_id, a.id AS expense_account_id",
                parent("item")
                        + " LEFT JOIN account a ON a.company_id = h.company_id AND a.list_id = h.expense_account_list_id",
                ItemView::state,
                row -> new ItemView(
                        row.state(),
                        row.text("list_id"),
                        row.maybeText("name"),
                        row.maybeText("full_name"),
                        row.maybeId("parent_id"),
                        row.isActive(),
                        row.text("item_type"),
                        row.maybeNumber("purchase_cost"),
                        row.maybeText("purchase_description"),
                        row.maybeId("expense_account_id")));
    }

    MirrorList<CurrencyView> currencies() {
        return list(
                "currency",
                ANY,
                "",
                "",
                CurrencyView::state,
                row -> new CurrencyView(
                        row.state(),
                        row.text("list_id"),
                        row.maybeText("name"),
                        row.maybeText("currency_code"),
                        row.isActive(),
                        row.maybeNumber("exchange_rate"),
                        row.maybeDate("as_of_date")));
    }

    private static VendorView vendor(Row row) throws SQLException {
        return new VendorView(
                row.state(),
                row.text("list_id"),
                row.maybeText("name"),
                row.maybeText("company_name"),
                row.isActive(),
                new Address(
                        row.maybeText("address_line1"),
                        row.maybeText("address_line2"),
                        row.maybeText("address_line3"),
                        row.maybeText("address_line4"),
                        row.maybeText("address_line5"),
                        row.maybeText("city"),
                        row.maybeText("state"),
                        row.maybeText("postal_code"),
                        row.maybeText("country")),
                row.maybeText("phone"),
                row.maybeText("alt_phone"),
                row.maybeText("fax"),
                row.maybeText("email"),
                row.maybeText("contact"),
                row.maybeText("print_on_check_as"),
                row.maybeText("account_number"),
                row.maybeId("terms_id"),
                row.currency(),
                row.maybeText("masked_tax_id"),
                row.maybeNumber("balance"),
                row.flag("is_hidden"));
    }

    private <V> MirrorList<V> list(
            String table,
            String always,
            String columns,
            String joins,
            Function<V, RecordState> state,
            RecordList.Reader<V> reader) {
        return new RecordList<>(
                jdbc,
                new RecordList.Source(table, always, columns, joins),
                reader,
                state,
                (company, records) -> records);
    }

    private static String parent(String table) {
        return "LEFT JOIN %s p ON p.company_id = h.company_id AND p.list_id = h.parent_list_id".formatted(table);
    }
}
