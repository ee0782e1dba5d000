package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandem.app.DeployFiles;
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

    @Test
    void what_the_hub_did_and_holds_is_told_in_figures_and_every_alert_finds_its_own() {
        var acme = Customer.of(hub, "Measured", Profile.small().scaled(0.05));
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        hub.rest().get("/companies/nonsense").expect(404);

        hub.clock().advance(Duration.ofSeconds(16));
        var figures = hub.rest().figures();

        var names = figures.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[ {]", 2)[0])
                .collect(Collectors.toSet());
        assertThat(names).containsAll(DeployFiles.metrics());
        assertThat(figures)
                .containsPattern("tandem_calls_seconds_count\\{answer=\"work\",operation=\"authenticate\"} [1-9]")
                .containsPattern(
                        "tandem_calls_seconds_bucket\\{answer=\"finished\",operation=\"receiveResponseXML\",le=\"1.0\"}")
                .containsPattern("tandem_sessions_total\\{outcome=\"completed\"} [1-9]")
                .containsPattern("tandem_records_total\\{effect=\"changed\",kind=\"bill\"} [1-9]")
                .containsPattern("tandem_exchange_bytes_total\\{direction=\"received\"} [1-9]")
                .containsPattern("tandem_companies\\{status=\"active\"} [1-9]")
                .containsPattern("tandem_companies_synced\\{le=\"600\",rhythm=\"frequent\"} [1-9]")
                .contains("tandem_requests{status=\"in_doubt\"} 0.0", "tandem_findings{severity=\"critical\"} 0.0")
                .as("figures do not grow with the companies")
                .doesNotContain(acme.id());
    }
}
