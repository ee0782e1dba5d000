package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandemsim.companyfile.QuickBooks;
import tandemsim.connector.ConnectorSettings;
import tandemsim.connector.UpdateResult.Outcome;
import tandemsim.connector.WebConnector;
import tandemsim.mishap.Mishap;

class PairingTest {

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
    @Tag("S24")
    @Tag("S27")
    void before_confirmation_only_the_identity_of_a_file_is_asked_for() {
        var acme = Customer.of(hub, "Acme");
        var machine = acme.machine("FRONTDESK");

        var asked = machine.updates().requests();

        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst())
                .contains("<HostQueryRq", "<CompanyQueryRq", "<CompanyActivityQueryRq", "<PreferencesQueryRq")
                .doesNotContain("VendorQuery", "AccountQuery", "BillQuery", "DataExtAdd", "DataExtDef", "DataExtMod");
        var candidate = acme.pairing().body().path("candidate");
        assertThat(candidate.path("companyName").asString())
                .isEqualTo(acme.file().truth().company().name());
        assertThat(hub.rest().all(acme.path() + "/vendors")).isEmpty();
    }

    @Test
    @Tag("S18")
    void only_the_facts_that_were_shown_can_be_confirmed() {
        var acme = Customer.of(hub, "Careful");
        var machine = acme.machine("FRONTDESK");
        machine.updates();
        var shown = acme.pairing().body().path("candidate");
        acme.file().bookkeeper().administrator().renameCompany("Careful Renamed");
        machine.updatesLater();

        var confirm = acme.path() + "/pairing/confirm";
        var fileId = shown.path("fileId").asString("");
        assertThat(hub.rest()
                        .post(
                                confirm,
                                "{\"fileId\":\"" + fileId + "\",\"candidateId\":\""
                                        + shown.path("id").asString("") + "\"}")
                        .status())
                .isEqualTo(409);
        assertThat(hub.rest()
                        .post(confirm, "{\"fileId\":\"00000000-0000-4000-8000-000000000000\"}")
                        .status())
                .isEqualTo(409);
        acme.confirms();
        assertThat(acme.pairing().text("status")).isEqualTo("confirmed");
    }

    @Test
    @Tag("S1")
    @Tag("S26")
    void a_file_that_is_paired_with_another_company_offers_only_cancel() {
        var first = Customer.of(hub, "First");
        first.loadsAll(first.machine("FRONTDESK"));
        var second = Customer.with(hub, "Second", first.file());

        var inTheFile = first.file().bookkeeper().administrator().extensions();
        var stranger = second.machine("FRONTDESK");
        var asked = stranger.updates().requests();

        assertThat(asked).noneMatch(request -> request.contains("AddRq") || request.contains("ModRq"));
        assertThat(first.file().bookkeeper().administrator().extensions()).containsAllEntriesOf(inTheFile);
        assertThat(second.attention()).contains("critical file_paired_elsewhere");
        for (var list : new String[] {"/vendors", "/accounts", "/bills", "/payments"}) {
            assertThat(hub.rest().all(second.path() + list)).as(list).isEmpty();
        }
        assertThat(second.pairing()
                        .body()
                        .path("candidate")
                        .path("pairedElsewhere")
                        .asBoolean())
                .isTrue();
        var fileId = second.pairing().body().path("candidate").path("fileId").asString("");
        assertThat(hub.rest()
                        .post(second.path() + "/pairing/confirm", "{\"fileId\":\"" + fileId + "\"}")
                        .status())
                .isEqualTo(409);
        hub.rest().post(second.path() + "/pairing/reject", "{}").expect(200);
        assertThat(second.pairing().body().path("candidate").isNull()).isTrue();
    }

    @Test
    @Tag("S25")
    @Tag("S17")
    void a_rejected_file_leaves_no_trace_and_its_connector_is_not_let_in_again() {
        var acme = Customer.of(hub, "Rejected");
        var machine = acme.machine("FRONTDESK");
        machine.updates();

        hub.rest().post(acme.path() + "/pairing/reject", "{}").expect(200);

        assertThat(machine.updatesLater().outcome()).isEqualTo(Outcome.INVALID_USER);
        assertThat(machine.status()).isEqualTo("revoked");
        assertThat(acme.pairing().body().path("candidate").isNull()).isTrue();
    }

    @Test
    @Tag("S25")
    void a_file_whose_pairing_was_cancelled_is_new_to_another_company() {
        var wrong = Customer.of(hub, "Wrong Customer");
        wrong.machine("FRONTDESK").updates();
        hub.rest().post(wrong.path() + "/pairing/reject", "{}").expect(200);
        var right = Customer.with(hub, "Right Customer", wrong.file());

        var machine = right.machine("FRONTDESK");
        right.loadsAll(machine);

        assertThat(right.pairing().text("status")).isEqualTo("confirmed");
        assertThat(right.attention()).noneMatch(entry -> entry.startsWith("critical"));
        new Agreement(hub, right).isTotalWith(right.file());
        assertThat(hub.rest().all(wrong.path() + "/vendors")).isEmpty();
    }

    @Test
    @Tag("S27")
    @Tag("S43")
    void another_file_gets_nothing_and_the_mismatch_heals_when_the_right_one_is_back() {
        var acme = Customer.of(hub, "Two Files");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);

        var other = acme.anotherFile(99);
        other.authorise(machine.application().appName());
        var wrong = machine.updatesLater(new Mishap.OtherFileOpen(other));
        assertThat(wrong.requests()).isEmpty();
        assertThat(wrong.shown().toString()).contains("Two Files");
        assertThat(acme.pairing().text("status")).isEqualTo("mismatch");
        assertThat(acme.attention()).contains("critical wrong_company_file");

        assertThat(machine.updatesLater().completed()).isTrue();
        assertThat(acme.pairing().text("status")).isEqualTo("confirmed");
    }

    @Test
    @Tag("S6")
    void a_second_machine_with_the_same_file_needs_no_confirmation_and_one_with_another_file_gets_nothing() {
        var acme = Customer.of(hub, "Redundant");
        var first = acme.machine("FRONTDESK");
        acme.loadsAll(first);
        var second = acme.machine("BACKOFFICE");
        var stranger = acme.machine(
                "LAPTOP",
                "{\"label\":\"LAPTOP\"}",
                new WebConnector(
                        QuickBooks.showing(acme.anotherFile(5)),
                        ConnectorSettings.usual().onComputer("LAPTOP")));
        hub.clock().advance(Duration.ofMinutes(31));

        var elsewhere = stranger.updates();
        assertThat(elsewhere.requests()).noneMatch(request -> request.contains("BillQuery"));
        assertThat(acme.pairing().text("status")).isEqualTo("mismatch");

        assertThat(second.updates().completed()).isTrue();
        assertThat(acme.pairing().text("status")).isEqualTo("confirmed");
        new Agreement(hub, acme).isTotalWith(acme.file());
    }

    @Test
    void a_sample_file_is_refused_unless_it_is_allowed() {
        var acme = Customer.of(hub, "Sample");
        acme.file().bookkeeper().administrator().sampleCompany(true);
        var machine = acme.machine("FRONTDESK");

        assertThat(machine.updates().requests()).isEmpty();
        assertThat(acme.pairing().text("status")).isEqualTo("unpaired");

        hub.rest().patch(acme.path(), "{\"allowSampleFile\":true}").expect(200);
        machine.updatesLater();
        assertThat(acme.pairing().text("status")).isEqualTo("awaiting_confirmation");
    }
}
