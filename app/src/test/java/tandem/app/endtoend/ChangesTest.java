package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandemsim.companyfile.BillDraft;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Mishap.Moment;

/** What people do in QuickBooks reaches the hub in the next cycle. */
class ChangesTest {

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
    @Tag("S54")
    @Tag("S101")
    @Tag("S109")
    void a_day_at_the_office() {
        var acme = Customer.of(hub, "Office");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        var office = acme.file().bookkeeper();
        var vendor = acme.file().truth().vendors().stream()
                .filter(one -> one.active())
                .findFirst()
                .orElseThrow();

        office.editVendor(vendor.listId(), Map.of("Phone", "603-555-0100"));
        var bill = office.newBill(vendor.listId(), BillDraft.of("D-1", "250.00"));
        var another = office.newBill(vendor.listId(), BillDraft.of("D-2", "80.00"));
        machine.updatesLater();
        agrees(acme);

        var payment = office.payByCheck(bill, "100.00", "");
        var credit = office.newCredit(vendor.listId(), BillDraft.of("C-1", "30.00"));
        office.applyCredit(credit, bill, "30.00");
        machine.updatesLater();
        agrees(acme);

        office.voidTxn(payment);
        machine.updatesLater();
        agrees(acme);

        office.deleteTxn(another);
        office.deactivate(vendor.listId());
        machine.updatesLater();
        agrees(acme);
    }

    @Test
    void a_refused_set_is_asked_kind_by_kind_and_a_kind_that_stays_refused_is_set_aside_for_a_day() {
        var acme = Customer.of(hub, "Refusing");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        var vendor = acme.file().truth().vendors().getFirst();
        acme.file().bookkeeper().newBill(vendor.listId(), BillDraft.of("R-1", "10.00"));

        var result = machine.updatesLater(new Mishap.RefusesQbXml("ClassQueryRq", 100));

        assertThat(result.completed()).isTrue();
        assertThat(hub.rest().all(acme.path() + "/bills?refNumber=R-1")).hasSize(1);
        assertThat(acme.syncState().http().body()).contains("class");
        assertThat(machine.updatesLater().requests()).noneMatch(request -> request.contains("ClassQueryRq"));
        hub.clock().advance(java.time.Duration.ofDays(1));
        assertThat(machine.updatesLater().requests()).anyMatch(request -> request.contains("ClassQueryRq"));
    }

    @Test
    void calls_that_come_twice_change_nothing() {
        var acme = Customer.of(hub, "Twice");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        acme.file()
                .bookkeeper()
                .newBill(acme.file().truth().vendors().getFirst().listId(), BillDraft.of("T-1", "10.00"));

        for (var call : new String[] {"authenticate", "sendRequestXML", "receiveResponseXML", "closeConnection"}) {
            assertThat(machine.updatesLater(new Mishap.RepeatsCall(call, 1, 2)).completed())
                    .as(call)
                    .isTrue();
        }
        agrees(acme);
    }

    @Test
    void a_response_that_is_cut_off_is_kept_and_read_anew_in_the_same_session() {
        var acme = Customer.of(hub, "Cut Off");
        var machine = acme.machine("FRONTDESK");
        machine.updates();
        acme.confirms();

        var cut = machine.updatesLater(new Mishap.CutsResponse(5));
        assertThat(cut.completed()).isTrue();
        agrees(acme);
    }

    @Test
    void whatever_the_moment_in_which_a_machine_dies_the_next_sessions_make_it_good() {
        for (var call : new String[] {"authenticate", "sendRequestXML", "receiveResponseXML", "closeConnection"}) {
            for (var moment : Moment.values()) {
                var acme = Customer.of(hub, "Dies at " + call + " " + moment);
                var machine = acme.machine("FRONTDESK");
                machine.updates();
                acme.confirms();
                for (int n = 1; n <= 3; n++) {
                    machine.updatesLater(new Mishap.Dies(call, n, moment));
                }
                machine.updatesLater();
                agrees(acme);
            }
        }
    }

    private static void agrees(Customer customer) {
        new Agreement(hub, customer).isTotalWith(customer.file());
    }
}
