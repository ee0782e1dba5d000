package tandem.persistence.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tandem.company.CompanyId;
import tandem.persistence.testing.TestDatabases;
import tandem.search.Hit;

class JdbcSearchTest {

    private final JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(TestDatabases.fresh(), true));
    private final JdbcSearch search = new JdbcSearch(jdbc);
    private final CompanyId castle = new CompanyId(UUID.randomUUID());
    private final CompanyId bakery = new CompanyId(UUID.randomUUID());

    @BeforeEach
    void two_companies() {
        company(castle, "Rock Castle Construction", "mt-4711");
        company(bakery, "O'Brien & Söhne Bakery", null);
        vendor(castle, "80000001-1", "Timberloft Lumber", true);
        vendor(bakery, "80000001-1", "Lumber Yard", false);
        bill(castle, "A1-1", "INV-17", "80000001-1");
        bill(bakery, "B2-2", "INV-17", "80000001-1");
        jdbc.sql("""
                        INSERT INTO own_bill (company_id, id, content, version, created_at, updated_at)
                        VALUES (?, ?, '{"refNumber": "DRAFT-1"}', 1, now(), now())
                        """).params(castle.value(), UUID.randomUUID()).update();
        jdbc.sql(
                        "UPDATE company_sync SET last_error_code = 'quickbooks_closed', last_error_at = now() WHERE company_id = ?")
                .param(bakery.value())
                .update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"castle", "Rock Cast", "CONSTR", "mt-4711"})
    void a_company_is_found_by_the_beginning_of_a_word_and_by_its_own_id(String text) {
        assertThat(find(text)).containsExactly("COMPANY Rock Castle Construction");
        assertThat(find(castle.toString())).containsExactly("COMPANY Rock Castle Construction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"O'Brien", "söhne", "brien bak"})
    void names_are_words_whatever_stands_between_them(String text) {
        assertThat(find(text)).containsExactly("COMPANY O'Brien & Söhne Bakery");
    }

    @Test
    void vendors_are_found_in_all_companies() {
        assertThat(find("lumb")).containsExactly("VENDOR Lumber Yard (inactive)", "VENDOR Timberloft Lumber");
        assertThat(find("80000001-1"))
                .contains("VENDOR Timberloft Lumber (ListID 80000001-1)", "VENDOR Lumber Yard (ListID 80000001-1)");
    }

    @Test
    void bills_are_found_by_their_number_and_by_quickbooks_id() {
        assertThat(find("INV-17"))
                .containsExactlyInAnyOrder(
                        "BILL INV-17 (Timberloft Lumber, 2026-03-01)", "BILL INV-17 (Lumber Yard, 2026-03-01)");
        assertThat(find("B2-2")).containsExactly("BILL INV-17 (Lumber Yard, 2026-03-01)");
        assertThat(find("INV-1")).isEmpty();
    }

    @Test
    void a_bill_that_quickbooks_does_not_have_is_found_too() {
        assertThat(find("DRAFT-1")).containsExactly("BILL DRAFT-1 (draft)");
    }

    @Test
    void an_error_code_leads_to_the_companies_that_have_it() {
        assertThat(find("quickbooks_closed")).containsExactly("ERROR O'Brien & Söhne Bakery (at the last sync)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&", "'", ":*", "\\", "!castle:", "  ", "%"})
    void signs_find_nothing_they_do_not_name_and_break_nothing(String text) {
        assertThat(find(text)).isSubsetOf("COMPANY Rock Castle Construction");
    }

    @Test
    void for_whom_one_company_exists_nothing_else_is_found() {
        for (var text : List.of("castle", "lumb", "INV-17", "80000001-1", "DRAFT-1", "quickbooks_closed")) {
            assertThat(search.find(text, bakery, 10))
                    .allMatch(hit -> hit.company().equals(bakery));
        }
    }

    private List<String> find(String text) {
        return search.find(text, null, 10).stream().map(JdbcSearchTest::words).toList();
    }

    private static String words(Hit hit) {
        return hit.kind() + " " + hit.title()
                + (hit.detail().isEmpty() || hit.kind() == Hit.Kind.COMPANY ? "" : " (" + hit.detail() + ")");
    }

    private void company(CompanyId id, String name, @Nullable String externalId) {
        jdbc.sql("INSERT INTO company (id, name, external_id, created_at, updated_at) VALUES (?, ?, ?, now(), now())")
                .param(id.value())
                .param(name)
                .param(externalId)
                .update();
        jdbc.sql("INSERT INTO company_sync (company_id) VALUES (?)")
                .param(id.value())
                .update();
    }

    private void vendor(CompanyId company, String listId, String name, boolean isActive) {
        jdbc.sql("""
                        INSERT INTO vendor (company_id, id, list_id, edit_sequence, time_modified, time_modified_text, content_hash,
                                            name, is_active, version, created_at, updated_at)
                        VALUES (?, ?, ?, '1', '2026-03-01', '', '', ?, ?, 1, now(), now())
                        """)
                .params(company.value(), UUID.randomUUID(), listId, name, isActive)
                .update();
    }

    private void bill(CompanyId company, String txnId, String number, String vendor) {
        jdbc.sql("""
                        INSERT INTO bill (company_id, id, txn_id, edit_sequence, time_modified, time_modified_text, content_hash,
                                          vendor_list_id, txn_date, ref_number, open_balance, credits_applied, discounts_applied,
                                          paid_amount, standing, version, created_at, updated_at)
                        VALUES (?, ?, ?, '1', '2026-03-01', '', '', ?, '2026-03-01', ?, 1, 0, 0, 0, 'open', 1, now(), now())
                        """)
                .params(company.value(), UUID.randomUUID(), txnId, vendor, number)
                .update();
    }
}
