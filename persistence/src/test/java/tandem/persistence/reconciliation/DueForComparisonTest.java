package tandem.persistence.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tandem.company.CompanyId;
import tandem.persistence.testing.TestDatabases;
import tandem.reconciliation.Patience;
import tandem.reconciliation.Reconciliation.Scope;

/** Which companies have something to compare: of thousands of updates that bring nothing, one an hour is followed by a comparison. */
class DueForComparisonTest {

    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(TestDatabases.fresh(), true));
    private final JdbcDiscrepancies discrepancies = new JdbcDiscrepancies(jdbc, Patience.USUAL);
    private final CompanyId company = new CompanyId(UUID.randomUUID());

    @BeforeEach
    void a_company_that_was_compared_at_noon() {
        jdbc.sql("INSERT INTO company (id, name, created_at, updated_at) VALUES (?, 'Acme', now(), now())")
                .param(company.value())
                .update();
        jdbc.sql("INSERT INTO company_sync (company_id, pairing, initial_completed_at) VALUES (?, 'unpaired', now())")
                .param(company.value())
                .update();
        jdbc.sql(
                        "INSERT INTO connector (company_id, id, username, label, owner_id, file_id, key_hash, last_seen_at, created_at)"
                                + " VALUES (:company, :company, 'acme', 'FRONTDESK', :company, :company, '', :seen, :seen)")
                .param("company", company.value())
                .param("seen", Timestamp.from(NOON))
                .update();
        assertThat(discrepancies.due()).as("never compared").containsExactly(company);
        compare(NOON);
        assertThat(discrepancies.due()).isEmpty();
    }

    @Test
    void an_update_that_brings_nothing_is_followed_by_a_comparison_once_an_hour() {
        update(NOON.plus(Duration.ofMinutes(5)));
        update(NOON.plus(Duration.ofMinutes(60)));
        assertThat(discrepancies.due()).isEmpty();

        update(NOON.plus(Duration.ofMinutes(61)));
        assertThat(discrepancies.due()).containsExactly(company);
    }

    @Test
    void an_update_that_brings_something_is_followed_by_one() {
        update(NOON.plusSeconds(300));
        jdbc.sql("INSERT INTO change_counter (company_id, last_seq) VALUES (?, 1)")
                .param(company.value())
                .update();
        assertThat(discrepancies.due()).containsExactly(company);
    }

    @Test
    void what_waits_to_be_read_again_may_change_what_is_found_until_it_has_been() {
        reread();
        update(NOON.plusSeconds(300));
        assertThat(discrepancies.due()).as("it waits").containsExactly(company);

        compare(NOON.plusSeconds(310));
        assertThat(discrepancies.due()).as("nothing has happened since").isEmpty();

        jdbc.sql("DELETE FROM record_to_reread").update();
        update(NOON.plusSeconds(600));
        assertThat(discrepancies.due())
                .as("it waited when the sides were compared")
                .containsExactly(company);

        compare(NOON.plusSeconds(610));
        update(NOON.plusSeconds(900));
        assertThat(discrepancies.due()).isEmpty();
    }

    @Test
    void a_company_that_is_stopped_or_goes_on_is_compared_after_its_next_update() {
        set("suspended_at = now(), suspended_code = 'file_behind', suspended_reason = 'restored'");
        update(NOON.plusSeconds(300));
        assertThat(discrepancies.due()).containsExactly(company);

        compare(NOON.plusSeconds(310));
        set("suspended_at = NULL, suspended_code = NULL, suspended_reason = NULL");
        update(NOON.plusSeconds(600));
        assertThat(discrepancies.due()).containsExactly(company);
    }

    @Test
    void a_company_whose_closing_date_was_moved_is_compared_after_that_update() {
        set("closing_date = '2026-01-31', closing_date_seen_at = '2026-03-05T12:05:00Z'");
        update(NOON.plusSeconds(300));
        assertThat(discrepancies.due()).containsExactly(company);
    }

    @Test
    void a_company_that_was_silent_is_compared_when_it_is_back() {
        compare(NOON.plus(Duration.ofDays(3)));
        assertThat(jdbc.sql("SELECT code FROM discrepancy WHERE status = 'open'")
                        .query(String.class)
                        .list())
                .contains("no_connector_seen");

        update(NOON.plus(Duration.ofDays(3)).plusSeconds(300));
        assertThat(discrepancies.due()).containsExactly(company);
    }

    private void compare(Instant at) {
        discrepancies.compare(company, Scope.CHANGES, "hub", at);
    }

    private void update(Instant at) {
        jdbc.sql("UPDATE company_sync SET last_attempt_at = :at, last_completed_at = :at WHERE company_id = :company")
                .param("at", Timestamp.from(at))
                .param("company", company.value())
                .update();
    }

    private void set(String values) {
        jdbc.sql("UPDATE company_sync SET " + values + " WHERE company_id = ?")
                .param(company.value())
                .update();
    }

    private void reread() {
        jdbc.sql(
                        "INSERT INTO record_to_reread (company_id, kind, record_id, due_at) VALUES (?, 'vendor', '80000001-1', now())")
                .param(company.value())
                .update();
    }
}
