package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandemsim.companyfile.profile.Profile;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Mishap.Moment;
import tandemsim.mishap.Which;

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

    @Test
    @Tag("S10")
    void a_bill_goes_to_quickbooks_in_the_midst_of_the_history() {
        var acme = Customer.of(hub, "At Work", Profile.small());
        var machine = acme.machine("FRONTDESK");
        machine.updates();
        acme.confirms();
        // payments belong to the history
        machine.updatesLater(new Mishap.LosesResponse(Which.holding("BillPaymentCheckQueryRq")));
        assertThat(acme.syncState().body().path("phase").asString()).isEqualTo("incremental");
        assertThat(acme.syncState().body().toString()).contains("\"complete\":false");
        var paper = new Paperwork(hub, acme);
        var bill = paper.posted(paper.bill("IN-BETWEEN"));

        var requests = machine.updatesLater().requests();

        assertThat(acme.file().truth().billsNumbered("IN-BETWEEN")).hasSize(1);
        assertThat(paper.status(bill)).isEqualTo("open");
        assertThat(first(requests, "BillAddRq")).isLessThan(last(requests, "TxnDateRangeFilter"));
        new Agreement(hub, acme).isTotalWith(acme.file());
    }

    private static int first(List<String> requests, String part) {
        return IntStream.range(0, requests.size())
                .filter(i -> requests.get(i).contains(part))
                .findFirst()
                .orElseThrow();
    }

    private static int last(List<String> requests, String part) {
        return IntStream.range(0, requests.size())
                .filter(i -> requests.get(i).contains(part))
                .reduce((one, other) -> other)
                .orElseThrow();
    }
}
