package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandemsim.connector.UpdateResult.Outcome;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Mishap.Moment;

class LeaseTest {

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
    @Tag("S37")
    @Tag("S38")
    void the_second_machine_waits_until_thirty_minutes_after_the_first_ones_last_attempt() {
        var acme = Customer.of(hub, "Sticky");
        var a = acme.machine("FRONTDESK");
        var b = acme.machine("BACKOFFICE");
        acme.loadsAll(a);

        hub.clock().advance(Duration.ofMinutes(29));
        var waiting = b.updates();
        assertThat(waiting.requests()).isEmpty();
        assertThat(waiting.shown().toString()).contains("waiting for active session to expire");
        assertThat(b.status()).isEqualTo("waiting");

        hub.clock().advance(Duration.ofSeconds(61));
        assertThat(b.updates().completed()).isTrue();
    }

    @Test
    @Tag("S38")
    void an_unattended_machine_is_told_to_come_back() {
        var acme = Customer.of(hub, "Unattended");
        acme.loadsAll(acme.machine("FRONTDESK"));
        var server = acme.machine("SERVER", "{\"label\":\"SERVER\",\"unattended\":true}");

        assertThat(server.updates().outcome()).isEqualTo(Outcome.BUSY);
    }

    @Test
    @Tag("S8")
    void a_machine_that_dies_in_mid_session_is_replaced_and_nothing_is_lost() {
        var acme = Customer.of(hub, "Failover");
        var a = acme.machine("FRONTDESK");
        var b = acme.machine("BACKOFFICE");
        a.updates();
        acme.confirms();
        a.updatesLater(new Mishap.Dies("receiveResponseXML", 6, Moment.BEFORE_SENDING));

        assertThat(b.updatesLater().requests()).isEmpty();
        hub.clock().advance(Duration.ofMinutes(30));
        assertThat(b.updates().completed()).isTrue();
        new Agreement(hub, acme).isTotalWith(acme.file());
    }

    @Test
    void the_holder_comes_back_at_once_whatever_its_earlier_session_was_doing() {
        var acme = Customer.of(hub, "Comes Back");
        var a = acme.machine("FRONTDESK");
        a.updates();
        acme.confirms();
        a.updatesLater(new Mishap.Dies("sendRequestXML", 5, Moment.AFTER_ANSWER));

        assertThat(a.updates().completed()).isTrue();
        new Agreement(hub, acme).isTotalWith(acme.file());
    }

    @Test
    @Tag("S42")
    void a_company_may_be_handed_over_at_once() {
        var acme = Customer.of(hub, "Handed Over");
        acme.loadsAll(acme.machine("FRONTDESK"));
        var b = acme.machine("BACKOFFICE");

        hub.rest()
                .post(acme.path() + "/lease/release", "{\"reason\":\"the front desk's machine died\"}")
                .expect(200);

        assertThat(b.updatesLater().completed()).isTrue();
    }

    @Test
    @Tag("S37")
    void of_many_calls_at_once_exactly_one_gets_work() throws Exception {
        var acme = Customer.of(hub, "Crowded");
        var a = acme.machine("FRONTDESK", "{\"label\":\"FRONTDESK\",\"unattended\":true}");
        var b = acme.machine("BACKOFFICE", "{\"label\":\"BACKOFFICE\",\"unattended\":true}");
        acme.loadsAll(a);
        hub.clock().advance(Duration.ofMinutes(31));

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = callers.submit(() -> a.updates());
            var second = callers.submit(() -> b.updates());
            assertThat(List.of(first.get().outcome(), second.get().outcome()))
                    .containsExactlyInAnyOrder(Outcome.COMPLETED, Outcome.BUSY);
        }
        new Agreement(hub, acme).isTotalWith(acme.file());
    }

    @Test
    void a_wrong_key_is_not_valid_and_the_right_one_still_is_after_many_wrong_ones() {
        var acme = Customer.of(hub, "Wrong Key");
        var machine = acme.machine("FRONTDESK");
        for (int i = 0; i < 15; i++) {
            assertThat(machine.updates(new Mishap.WrongKey()).outcome()).isEqualTo(Outcome.INVALID_USER);
        }
        assertThat(machine.updates().completed()).isTrue();
    }

    @Test
    void a_paused_company_is_left_alone_and_says_why() {
        var acme = Customer.of(hub, "Paused");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);

        hub.rest()
                .post(acme.path() + "/pause", "{\"reason\":\"year-end closing\"}")
                .expect(200);
        assertThat(machine.updatesLater().outcome()).isEqualTo(Outcome.NO_WORK);
        assertThat(acme.status()).isEqualTo("paused");

        hub.rest().post(acme.path() + "/resume", "{}").expect(200);
        assertThat(machine.updatesLater().completed()).isTrue();
    }

    @Test
    @Tag("S33")
    void a_call_that_comes_early_finds_no_work() {
        var acme = Customer.of(hub, "Early");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        hub.rest().patch(acme.path(), "{\"syncIntervalMinutes\":25}").expect(200);

        assertThat(machine.updatesLater().outcome()).isEqualTo(Outcome.NO_WORK);
        hub.clock().advance(Duration.ofMinutes(20));
        assertThat(machine.updates().completed()).isTrue();
        assertThat(hub.rest().patch(acme.path(), "{\"syncIntervalMinutes\":7}").status())
                .isEqualTo(422);
    }
}
