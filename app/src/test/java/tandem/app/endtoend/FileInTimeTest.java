package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandemsim.companyfile.BillDraft;
import tandemsim.connector.UpdateResult.Outcome;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Mishap.Moment;

/** The file that was confirmed, at the right time: the stamp and the time of the last restore. */
class FileInTimeTest {

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
    @Tag("S12")
    void a_restored_backup_stops_the_company() {
        var acme = Customer.of(hub, "Restored");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        var backup = acme.file().backup();
        var bill = newBill(acme);
        machine.updatesLater();

        acme.file().bookkeeper().administrator().restore(backup);
        var stopped = machine.updatesLater();

        assertThat(stopped.completed()).isFalse();
        assertThat(acme.status()).isEqualTo("suspended");
        assertThat(hub.rest().all(acme.path() + "/bills?refNumber=NEW-1")).hasSize(1);
        assertThat(bill).isNotEmpty();
        assertThat(machine.updatesLater().outcome()).isEqualTo(Outcome.NO_WORK);
    }

    @Test
    @Tag("S12")
    void a_restore_before_the_pairing_that_nobody_declared_is_told_and_a_declared_one_is_not() {
        var acme = Customer.of(hub, "Restored Before");
        var file = acme.file();
        file.bookkeeper().administrator().restore(file.backup());
        var machine = acme.machine("FRONTDESK");
        machine.updates();
        var shown = hub.rest().get(acme.path() + "/pairing").expect(200).body().path("candidate");
        assertThat(shown.path("restoreDeclared").asBoolean(true)).isFalse();
        assertThat(acme.attention()).contains("info restore_not_declared");

        acme.confirms();
        assertThat(machine.updatesLater().completed()).isTrue();
        assertThat(acme.attention()).contains("info restore_not_declared");

        hub.rest()
                .patch(
                        acme.path(),
                        "{\"declaredRestoreDates\":[\"%s\"]}"
                                .formatted(shown.path("lastRestoredOn").asString()))
                .expect(200);
        assertThat(acme.attention()).doesNotContain("info restore_not_declared");
    }

    @Test
    @Tag("S28")
    void a_file_from_before_the_stamp_stops_the_company() {
        var acme = Customer.of(hub, "Old Copy");
        var machine = acme.machine("FRONTDESK");
        machine.updates();
        var beforeStamp = acme.file().backup();
        acme.confirms();
        machine.updatesLater();

        acme.file().bookkeeper().administrator().swapIn(beforeStamp);
        machine.updatesLater();

        assertThat(acme.status()).isEqualTo("suspended");
        assertThat(acme.syncState().http().body()).contains("file_stamp_missing");
    }

    @Test
    void a_stamp_whose_answer_was_lost_is_no_reason_to_stop() {
        for (var moment : Moment.values()) {
            var acme = Customer.of(hub, "Lost Stamp " + moment);
            var machine = acme.machine("FRONTDESK");
            machine.updates();
            acme.confirms();
            machine.updatesLater(new Mishap.Dies("receiveResponseXML", 2, moment));
            assertThat(machine.updatesLater().completed()).isTrue();
            assertThat(acme.status()).isEqualTo("active");
        }
        var acme = Customer.of(hub, "Lost Stamp Executed");
        var machine = acme.machine("FRONTDESK");
        machine.updates();
        acme.confirms();
        machine.updatesLater(new Mishap.LosesResponse(2));
        assertThat(machine.updatesLater().completed()).isTrue();
        assertThat(acme.status()).isEqualTo("active");
    }

    private static String newBill(Customer customer) {
        var vendor = customer.file().truth().vendors().stream()
                .filter(one -> one.active())
                .findFirst()
                .orElseThrow();
        return customer.file().bookkeeper().newBill(vendor.listId(), BillDraft.of("NEW-1", "125.00"));
    }
}
