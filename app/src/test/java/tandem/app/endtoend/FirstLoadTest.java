package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandemsim.companyfile.profile.Profile;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Mishap.Moment;

class FirstLoadTest {

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
    @Tag("S10")
    @Tag("S31")
    @Tag("S53")
    @Tag("S59")
    void a_whole_file_is_read_and_then_a_quiet_cycle_takes_six_calls() {
        var acme = Customer.of(hub, "Acme", Profile.small());
        var machine = acme.machine("FRONTDESK");

        assertThat(machine.updates().soapCalls()).isEqualTo(6);
        assertThat(acme.status()).isEqualTo("awaiting_confirmation");
        acme.confirms();
        assertThat(machine.updatesLater().completed()).isTrue();
        assertThat(acme.status()).isEqualTo("active");
        new Agreement(hub, acme).isTotalWith(acme.file());

        machine.updatesLater();
        assertThat(machine.updatesLater().operations())
                .containsExactly(
                        "serverVersion",
                        "clientVersion",
                        "authenticate",
                        "sendRequestXML",
                        "receiveResponseXML",
                        "closeConnection");
        assertThat(machine.status()).isEqualTo("connected");
    }

    @Test
    @Tag("S30")
    void a_load_that_breaks_off_goes_on_where_it_was_and_reads_no_window_twice() {
        var acme = Customer.of(hub, "Broken Off", Profile.small());
        var machine = acme.machine("FRONTDESK");
        machine.updates();
        acme.confirms();

        machine.updatesLater(new Mishap.Dies("receiveResponseXML", 7, Moment.BEFORE_SENDING));
        assertThat(acme.status()).isEqualTo("initial_sync");
        var rest = machine.updatesLater();

        assertThat(rest.completed()).isTrue();
        assertThat(rest.requests()).noneMatch(request -> request.contains("<VendorQueryRq requestID=\"t0\" iterator"));
        new Agreement(hub, acme).isTotalWith(acme.file());
    }
}
