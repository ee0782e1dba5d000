package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.QuickBooks;
import tandemsim.connector.ConnectorSettings;
import tandemsim.connector.UpdateListener;
import tandemsim.connector.UpdateResult.Outcome;
import tandemsim.connector.WebConnector;

/** Several machines, several companies: who works when, and what everybody sees meanwhile. */
class MachinesTest {

    private static final String WAITING = "waiting for active session to expire";

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
    @Tag("S3")
    void a_connection_that_moves_to_another_computer_works_without_a_new_confirmation() {
        var acme = Customer.of(hub, "Moved");
        var desktop = acme.machine("DESKTOP");
        acme.loadsAll(desktop);
        acme.file().moveTo("T:\\Shared\\Moved.QBW");

        var server = desktop.movesTo("TERMINALSERVER");

        assertThat(server.updatesLater().completed()).isTrue();
        assertThat(acme.pairing().text("status")).isEqualTo("confirmed");
        assertThat(server.status()).isEqualTo("connected");
        new Agreement(hub, acme).isTotalWith(acme.file());
    }

    @Test
    @Tag("S6")
    void two_installations_have_names_times_and_states_of_their_own() {
        var acme = Customer.of(hub, "Two Installations");
        acme.loadsAll(acme.machine("FRONTDESK"));
        var second = acme.machine("BACKOFFICE");
        hub.clock().advance(Duration.ofMinutes(3));
        second.updates();

        var connectors = hub.rest().all(acme.path() + "/connectors");

        assertThat(connectors)
                .extracting(one -> one.path("label").asString() + ", "
                        + one.path("status").asString() + ", "
                        + one.path("statusText").asString())
                .containsExactlyInAnyOrder(
                        "FRONTDESK, connected, connected to server", "BACKOFFICE, waiting, " + WAITING);
        for (var fact : List.of("id", "username", "lastSeenAt")) {
            assertThat(connectors)
                    .extracting(one -> one.path(fact).asString())
                    .as(fact)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    @Tag("S7")
    void of_two_connections_of_one_installation_to_one_company_one_works_and_the_other_waits() {
        var acme = Customer.of(hub, "Twice On One PC");
        var pc = new WebConnector(QuickBooks.showing(acme.file()), ConnectorSettings.usual());
        var one = acme.machine("ONE", "{\"label\":\"ONE\",\"installation\":\"PC\"}", pc);
        var two = acme.machine("TWO", "{\"label\":\"TWO\",\"installation\":\"PC\"}", pc);
        acme.loadsAll(one);

        assertThat(one.updatesLater().completed()).isTrue();
        var other = two.updates();

        assertThat(other.requests()).isEmpty();
        assertThat(other.shown().toString()).contains(WAITING);
    }

    @Test
    @Tag("S48")
    void a_session_that_quickbooks_was_opened_for_is_marked_as_offline() {
        var acme = Customer.of(hub, "Nobody There");
        var server = acme.machine("SERVER", "{\"label\":\"SERVER\",\"unattended\":true}");
        acme.loadsAll(server);
        acme.file().bookkeeper().administrator().allowUnattended(true);
        hub.rest()
                .patch(
                        acme.path(),
                        "{\"companyFilePath\":\"" + acme.file().path().replace("\\", "\\\\") + "\"}")
                .expect(200);
        assertThat(server.updatesLater().completed()).isTrue();
        assertThat(acme.syncState().text("mode")).isEqualTo("online");

        server.pc().quickBooks().close();

        assertThat(server.updatesLater().completed()).isTrue();
        assertThat(acme.syncState().text("mode")).isEqualTo("offline");
        assertThat(hub.rest().all(acme.path() + "/sessions"))
                .extracting(session -> session.path("mode").asString())
                .startsWith("offline", "online");
    }

    @Test
    @Tag("S37")
    void of_fifty_calls_at_once_exactly_one_gets_work() throws Exception {
        var acme = Customer.of(hub, "Fifty");
        acme.loadsAll(acme.machine("FRONTDESK"));
        hub.clock().advance(Duration.ofMinutes(31));
        var calls = new ArrayList<Callable<String>>();
        for (int i = 1; i <= 50; i++) {
            var connector = hub.rest()
                    .post(acme.path() + "/connectors", "{\"label\":\"PC " + i + "\",\"unattended\":true}")
                    .expect(201);
            calls.add(() -> authenticate(connector.text("username"), connector.text("connectorKey")));
        }

        var answers = new ArrayList<String>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : callers.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).hasSize(50);
        assertThat(answers.stream().filter(answer -> answer.contains("<string>busy</string>")))
                .hasSize(49);
        assertThat(answers).noneMatch(answer -> answer.contains("nvu"));
    }

    @Test
    @Tag("S41")
    void two_machines_that_alternate_for_a_day_miss_nothing_and_double_nothing() {
        var acme = Customer.of(hub, "Alternating");
        var a = acme.machine("FRONTDESK");
        var b = acme.machine("BACKOFFICE");
        acme.loadsAll(a);
        hub.rest().patch(acme.path(), "{\"syncIntervalMinutes\":60}").expect(200);
        var office = acme.file().bookkeeper();
        var vendor = acme.anActiveVendor();

        for (int hour = 1; hour <= 24; hour++) {
            var bill = office.newBill(vendor, BillDraft.of("H-" + hour, "100.00"));
            if (hour % 2 == 0) {
                office.payByCheck(bill, "30.00", "");
            }
            if (hour % 3 == 0) {
                var credit = office.newCredit(vendor, BillDraft.of("C-" + hour, "20.00"));
                office.applyCredit(credit, bill, "15.00");
            }
            hub.clock().advance(Duration.ofMinutes(60));
            assertThat((hour % 2 == 0 ? a : b).updates().completed())
                    .as("hour %d", hour)
                    .isTrue();
        }

        new Agreement(hub, acme).isTotalWith(acme.file());
        assertThat(hub.rest().all(acme.path() + "/bills?includeRemoved=true"))
                .extracting(bill -> bill.path("txnId").asString())
                .doesNotHaveDuplicates();
    }

    @Test
    @Tag("S42")
    void who_waits_for_one_company_works_on_another_at_once() {
        var acme = Customer.of(hub, "Held");
        var beta = Customer.of(hub, "Free");
        acme.loadsAll(acme.machine("A"));
        var forAcme = acme.machine("B");
        var forBeta = beta.machine("B");

        assertThat(forAcme.updates().shown().toString()).contains(WAITING);
        beta.loadsAll(forBeta);

        assertThat(beta.status()).isEqualTo("active");
        new Agreement(hub, beta).isTotalWith(beta.file());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Tag("S43")
    void of_three_files_on_one_machine_the_open_one_is_worked_on_and_the_others_are_not_open_without_an_alarm(
            boolean namedByPath) {
        var pc = new WebConnector(new QuickBooks(), ConnectorSettings.usual().onComputer("OFFICE"));
        var machines = new LinkedHashMap<Customer, Customer.Machine>();
        for (var name : List.of("A", "B", "C")) {
            var customer = Customer.of(hub, "Books " + name + " " + namedByPath);
            customer.file().moveTo("C:\\Books\\" + name + ".QBW");
            pc.quickBooks().open(customer.file());
            var machine = customer.machine("OFFICE", "{\"label\":\"OFFICE\",\"installation\":\"OFFICE\"}", pc);
            customer.loadsAll(machine);
            if (namedByPath) {
                hub.rest()
                        .patch(customer.path(), "{\"companyFilePath\":\"C:\\\\Books\\\\" + name + ".QBW\"}")
                        .expect(200);
            }
            machines.put(customer, machine);
        }
        var open = List.copyOf(machines.keySet()).get(1);
        pc.quickBooks().open(open.file());

        hub.clock().advance(Duration.ofMinutes(5));
        machines.forEach((customer, machine) -> {
            var result = machine.updates();
            assertThat(result.completed()).isEqualTo(customer == open);
            assertThat(customer.pairing().text("status")).isEqualTo("confirmed");
            if (customer != open) {
                assertThat(result.requests()).isEmpty();
                assertThat(customer.attention()).hasSize(1).allMatch(entry -> entry.startsWith("info "));
                assertThat(customer.syncState().text("connectionReason")).startsWith("Another company file");
            }
        });
        var alarmed = hub.rest().all("/sync-states?attention=true").stream()
                .map(state -> state.path("companyId").asString())
                .toList();
        assertThat(machines.keySet()).extracting(Customer::id).doesNotContainAnyElementsOf(alarmed);
    }

    @Test
    @Tag("S32")
    void unless_somebody_says_otherwise_a_machine_comes_every_five_minutes() {
        var acme = Customer.of(hub, "Five Minutes");
        var machine = acme.machine("FRONTDESK");

        assertThat(hub.rest().text(acme.path() + "/connectors/" + machine.id() + "/qwc"))
                .contains("<RunEveryNMinutes>5</RunEveryNMinutes>");
        assertThat(machine.updates().minimumInterval()).contains(Duration.ofMinutes(5));
    }

    @Test
    @Tag("S34")
    @Tag("S35")
    @Tag("S36")
    void while_a_session_is_at_work_the_words_say_so_and_after_its_close_and_a_silence_too() {
        var acme = Customer.of(hub, "Words");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        hub.clock().advance(Duration.ofMinutes(5));
        var meanwhile = new ArrayList<String>();

        machine.updates(
                new UpdateListener() {
                    @Override
                    public void quickBooksWorks(List<String> requests) {
                        meanwhile.add(words(acme));
                    }
                },
                List.of());

        assertThat(meanwhile).containsOnly("Not Connected, synchronizing, synchronizing");
        hub.clock().advance(Duration.ofSeconds(1));
        assertThat(words(acme)).isEqualTo("Connected, , connected to server");
        assertThat(acme.attention()).isEmpty();
        hub.clock().advance(Duration.ofMinutes(16));
        assertThat(words(acme)).matches("Not Connected, no connector seen since 2026-[-0-9: ]+UTC, not connected");
        assertThat(acme.attention()).containsExactly("critical no_connector_seen");
    }

    @Test
    @Tag("S5")
    void a_web_connector_that_is_too_old_is_told_which_one_is_needed() {
        var acme = Customer.of(hub, "Old Client");
        var old = acme.machine(
                "OLD",
                "{\"label\":\"OLD\"}",
                new WebConnector(
                        QuickBooks.showing(acme.file()),
                        ConnectorSettings.usual().withClientVersion("2.0.0.107")));

        var result = old.updates();

        assertThat(result.outcome()).isEqualTo(Outcome.VERSION_REFUSED);
        assertThat(result.shown().toString()).contains("2.0.0.107").contains("Version 2.1 or newer");
        assertThat(acme.pairing().text("status")).isEqualTo("unpaired");
    }

    private static String words(Customer customer) {
        var state = customer.syncState();
        var connector = hub.rest().all(customer.path() + "/connectors").getFirst();
        return String.join(
                ", ",
                state.text("displayStatus"),
                state.text("connectionReason"),
                connector.path("statusText").asString());
    }

    private static String authenticate(String userName, String key) throws IOException, InterruptedException {
        var envelope = """
                <?xml version="1.0" encoding="utf-8"?>
                <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
                <authenticate xmlns="http://developer.intuit.com/">
                <strUserName>%s</strUserName><strPassword>%s</strPassword>
                </authenticate></soap:Body></soap:Envelope>
                """.formatted(userName, key);
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + hub.port() + "/qbwc"))
                    .header("Content-Type", "text/xml; charset=utf-8")
                    .header("SOAPAction", "\"http://developer.intuit.com/authenticate\"")
                    .POST(HttpRequest.BodyPublishers.ofString(envelope))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
