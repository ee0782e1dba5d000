package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tandem.company.CompanyId;
import tandem.upkeep.LeftBehind;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.QuickBooks;
import tandemsim.connector.ConnectorSettings;
import tandemsim.connector.WebConnector;

/** A company is untied from its file; another file, or the same one again, takes its place. */
class NextFileTest {

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.start();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void what_only_the_file_before_had_is_removed_once_the_next_one_has_been_read() {
        var acme = Customer.of(hub, "New Year");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        var bills = ids(acme, "/bills");
        hub.clock().advance(Duration.ofSeconds(90_061));
        var next = acme.anotherFile(99);

        resets(acme);
        assertThat(ids(acme, "/bills"))
                .as("nothing is known of the next file yet")
                .isEqualTo(bills);
        tidies(acme);
        assertThat(ids(acme, "/bills")).isEqualTo(bills);

        var newYear = acme.machine(
                "NEW YEAR",
                "{\"label\":\"NEW YEAR\"}",
                new WebConnector(
                        QuickBooks.showing(next), ConnectorSettings.usual().onComputer("FRONTDESK")));
        newYear.updates();
        acme.confirms();
        tidies(acme);
        assertThat(ids(acme, "/bills")).as("it has been confirmed and not read").isEqualTo(bills);
        assertThat(newYear.updatesLater().completed()).isTrue();
        tidies(acme);

        new Agreement(hub, acme).isTotalWith(next);
        var removed = hub.rest().get(acme.path() + "/bills/" + bills.getFirst()).expect(200);
        assertThat(removed.text("status")).isEqualTo("deleted_in_quickbooks");
        assertThat(feed(acme, "bill", "removed")).isEqualTo(bills.size());
        long entries = feed(acme, "%", "%");
        tidies(acme);
        newYear.updatesLater();
        assertThat(feed(acme, "%", "%")).as("it is settled").isEqualTo(entries);
    }

    @Test
    void the_same_file_again_makes_no_noise() {
        var acme = Customer.of(hub, "Repaired");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        var bills = hub.rest().all(acme.path() + "/bills");
        long entries = feed(acme, "%", "%");

        resets(acme);
        acme.loadsAll(machine);
        tidies(acme);

        new Agreement(hub, acme).isTotalWith(acme.file());
        assertThat(hub.rest().all(acme.path() + "/bills")).isEqualTo(bills);
        assertThat(feed(acme, "%", "%")).isEqualTo(entries);
    }

    @Test
    void after_a_restore_the_backup_is_what_counts_though_it_is_older() {
        var acme = Customer.of(hub, "Restored For Good");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        var backup = acme.file().backup();
        var office = acme.file().bookkeeper();
        var vendor = acme.file().truth().vendors().stream()
                .filter(one -> one.active())
                .findFirst()
                .orElseThrow();
        office.editVendor(vendor.listId(), Map.of("Phone", "603-555-0199"));
        office.newBill(vendor.listId(), BillDraft.of("LATER-1", "125.00"));
        machine.updatesLater();
        assertThat(hub.rest().all(acme.path() + "/bills?refNumber=LATER-1")).hasSize(1);

        office.administrator().restore(backup);
        machine.updatesLater();
        assertThat(acme.status()).isEqualTo("suspended");
        resets(acme);
        acme.loadsAll(machine);
        tidies(acme);

        new Agreement(hub, acme).isTotalWith(acme.file());
        assertThat(hub.rest().all(acme.path() + "/bills?refNumber=LATER-1")).isEmpty();
        assertThat(feed(acme, "bill", "removed")).isEqualTo(1);
    }

    private static void resets(Customer customer) {
        hub.rest()
                .post(customer.path() + "/pairing/reset", "{\"reason\":\"another file\"}")
                .expect(200);
        hub.clock().advance(Duration.ofMinutes(5));
    }

    /** The chore, to its end. */
    private static void tidies(Customer customer) {
        var chore = hub.part(LeftBehind.class);
        var transaction = new TransactionTemplate(hub.part(PlatformTransactionManager.class));
        if (chore.companies().contains(id(customer))) {
            while (Boolean.TRUE.equals(transaction.execute(status -> chore.step(id(customer))))) {
                assertThat(chore.companies()).contains(id(customer));
            }
        }
    }

    private static List<String> ids(Customer customer, String list) {
        return hub.rest().all(customer.path() + list).stream()
                .map(record -> record.path("id").asString(""))
                .toList();
    }

    private static long feed(Customer customer, String kind, String change) {
        return hub.sql()
                .sql("SELECT count(*) FROM change_feed WHERE company_id = ? AND kind LIKE ? AND change LIKE ?")
                .params(id(customer).value(), kind, change)
                .query(Long.class)
                .single();
    }

    private static CompanyId id(Customer customer) {
        return CompanyId.parse(customer.id()).orElseThrow();
    }
}
