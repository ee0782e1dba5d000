package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tandem.company.CompanyId;
import tandem.identity.UuidV7;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandem.request.Cause;
import tandem.request.Errand.TextChange;
import tandem.request.Errand.VendorEdit;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.RequestStatus;
import tandem.request.Requests;
import tandem.wire.Write.VendorField;
import tandemsim.companyfile.Truth.VendorTruth;
import tandemsim.companyfile.profile.Profile;
import tandemsim.connector.UpdateResult;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Which;

/** Edits of vendors on their way into a company file, with everything that can go wrong on it. */
class VendorEditsTest {

    private static final Which THE_EDIT = Which.holding("VendorModRq");

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.start(Map.of("tandem.minimum-gap", "PT0S"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    /** A company whose file has been read, and a request that gives one of its vendors another phone number. */
    private static final class Scene {
        private final Customer acme;
        private final Customer.Machine machine;
        private final String vendor;
        private final RequestId request;
        private int written;

        Scene(String name) {
            acme = Customer.of(hub, name, Profile.small().scaled(0.05));
            machine = acme.machine("FRONTDESK");
            assertThat(acme.loadsAll(machine).completed()).isTrue();
            vendor = acme.anActiveVendor();
            request = phone(inFile().phone(), "555-0100");
        }

        VendorTruth inFile() {
            return acme.file().truth().vendors().stream()
                    .filter(one -> one.listId().equals(vendor))
                    .findFirst()
                    .orElseThrow();
        }

        RequestId phone(String from, String to) {
            var company = CompanyId.parse(acme.id()).orElseThrow();
            var edit = new VendorEdit(vendorId(), Map.of(VendorField.PHONE, new TextChange(from, to)), null);
            var now = hub.clock().instant();
            var id = new RequestId(UuidV7.at(now));
            hub.part(Requests.class).add(Request.of(id, company, edit, Set.of(), now), new Cause("a test", null));
            return id;
        }

        private UUID vendorId() {
            return EntityId.parse(Kind.VENDOR, shown().path("id").asString()).orElseThrow();
        }

        tools.jackson.databind.JsonNode shown() {
            return hub.rest()
                    .get(acme.path() + "/vendors?limit=500")
                    .expect(200)
                    .body()
                    .path("items")
                    .valueStream()
                    .filter(one -> one.path("listId").asString().equals(vendor))
                    .findFirst()
                    .orElseThrow();
        }

        Request request() {
            return hub.part(Requests.class)
                    .find(CompanyId.parse(acme.id()).orElseThrow(), request)
                    .orElseThrow();
        }

        UpdateResult updates(Mishap... mishaps) {
            var result = machine.updatesLater(mishaps);
            written += result.writes();
            return result;
        }

        void isDoneOnce() {
            assertThat(request().status()).isEqualTo(RequestStatus.SUCCEEDED);
            assertThat(request().quickBooksId()).isEqualTo(vendor);
            assertThat(inFile().phone()).isEqualTo("555-0100");
            assertThat(shown().path("phone").asString()).isEqualTo("555-0100");
            assertThat(written).as("writes that QuickBooks carried out").isEqualTo(1);
        }
    }

    @Test
    @Tag("S56")
    void an_edit_reaches_quickbooks_with_the_next_update_and_touches_nothing_else() {
        var scene = new Scene("Plain");
        var before = scene.inFile();

        assertThat(scene.updates().completed()).isTrue();

        scene.isDoneOnce();
        var after = scene.inFile();
        assertThat(List.of(
                        after.name(), after.companyName(), after.email(), after.accountNumber(), after.termsListId()))
                .isEqualTo(List.of(
                        before.name(),
                        before.companyName(),
                        before.email(),
                        before.accountNumber(),
                        before.termsListId()));
        assertThat(scene.updates().requests()).as("a quiet cycle afterwards").hasSize(1);
    }

    @Test
    void an_edit_by_rest_is_shown_when_quickbooks_has_it() {
        var scene = new Scene("By REST");
        scene.updates();
        var path = scene.acme.path() + "/vendors/" + scene.shown().path("id").asString();

        var accepted =
                hub.rest().patch(path, "{\"contact\":\"Ms. New\",\"fax\":null}").expect(202);
        scene.updates();

        assertThat(hub.rest()
                        .get("/requests/" + accepted.text("requestId"))
                        .expect(200)
                        .text("status"))
                .isEqualTo("succeeded");
        assertThat(hub.rest().get(path).expect(200).text("contact")).isEqualTo("Ms. New");
    }

    @Test
    @Tag("S57")
    void bank_details_go_to_nobody_and_are_in_no_exchange() {
        var scene = new Scene("Bank details");
        scene.updates();
        var path = scene.acme.path() + "/vendors/" + scene.shown().path("id").asString();

        hub.rest().patch(path, "{\"achDetails\":\"account 7263544536\"}").expect(200);
        assertThat(scene.updates().writes()).isZero();
        hub.rest()
                .patch(path, "{\"achDetails\":\"7263544536\",\"fax\":\"555-0199\"}")
                .expect(202);
        var requests = scene.updates().requests();

        assertThat(requests).anySatisfy(text -> assertThat(text).contains("555-0199"));
        assertThat(requests).noneSatisfy(text -> assertThat(text).contains("7263544536"));
        assertThat(hub.sql()
                        .sql("SELECT count(*) FROM exchange e WHERE position('7263544536' IN e::text) > 0")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(hub.rest().get(path).expect(200).text("achDetails")).isEqualTo("7263544536");
    }

    @Test
    void the_stamp_of_a_file_is_raised_before_it_is_written_to() {
        var scene = new Scene("Stamped");

        var requests = scene.updates().requests();

        assertThat(requests).hasSize(3);
        assertThat(requests.get(1)).contains("DataExtModRq").contains("newMessageSetID=");
        assertThat(requests.get(2)).contains("VendorModRq").contains("newMessageSetID=");
    }

    static Stream<Mishap> everythingThatCanGoWrong() {
        return Stream.of(
                new Mishap.LosesResponse(THE_EDIT),
                new Mishap.CutsResponse(THE_EDIT),
                new Mishap.RepeatsResponse(THE_EDIT),
                Mishap.FailsMessage.crash(THE_EDIT, true),
                Mishap.FailsMessage.crash(THE_EDIT, false),
                new Mishap.DropsCall("sendRequestXML", 3, Mishap.Way.THERE),
                new Mishap.DropsCall("sendRequestXML", 3, Mishap.Way.BACK),
                new Mishap.DropsCall("receiveResponseXML", 3, Mishap.Way.THERE),
                new Mishap.DropsCall("receiveResponseXML", 3, Mishap.Way.BACK),
                new Mishap.RepeatsCall("sendRequestXML", 3, 2),
                new Mishap.RepeatsCall("receiveResponseXML", 3, 2),
                new Mishap.Dies("closeConnection", 1, Mishap.Moment.BEFORE_SENDING));
    }

    @ParameterizedTest
    @MethodSource("everythingThatCanGoWrong")
    void an_edit_is_carried_out_once_whatever_goes_wrong_while_it_is_sent(Mishap mishap) {
        var scene = new Scene(mishap.toString());

        scene.updates(mishap);
        assertThat(scene.updates().completed()).isTrue();

        scene.isDoneOnce();
    }

    @Test
    void a_lost_answer_whose_outcome_quickbooks_could_not_keep_is_found_by_looking_at_the_vendor() {
        var scene = new Scene("Forgetful");

        scene.updates(new Mishap.ForgetsOutcome(THE_EDIT), new Mishap.LosesResponse(THE_EDIT));
        assertThat(scene.request().status()).isEqualTo(RequestStatus.SENT);
        assertThat(scene.acme.syncState().body().path("queue").path("sent").asInt())
                .isEqualTo(1);
        scene.updates();

        scene.isDoneOnce();
    }

    @Test
    @Tag("S40")
    void a_late_answer_settles_the_edit() {
        var scene = new Scene("Late");

        scene.updates(new Mishap.DelaysResponse(THE_EDIT));
        assertThat(scene.updates().completed()).isTrue();

        scene.isDoneOnce();
    }

    @Test
    void a_hub_that_is_stopped_by_force_while_an_edit_is_out_finds_out_what_became_of_it() {
        var scene = new Scene("Restarted");
        scene.updates(new Mishap.LosesResponse(THE_EDIT));

        hub.restart();
        assertThat(scene.updates().completed()).isTrue();

        scene.isDoneOnce();
    }

    @Test
    void another_machine_finds_out_as_well_when_the_first_one_never_comes_back() {
        var scene = new Scene("Moved");
        scene.updates(new Mishap.LosesResponse(THE_EDIT));
        hub.rest()
                .post(scene.acme.path() + "/lease/release", "{\"reason\":\"the machine is broken\"}")
                .expect(200);
        assertThat(scene.request().status()).isEqualTo(RequestStatus.IN_DOUBT);

        var other = scene.acme.machine("BACKOFFICE").updatesLater();

        assertThat(other.completed()).isTrue();
        scene.written += other.writes();
        scene.isDoneOnce();
    }

    @Test
    void a_vendor_that_somebody_has_open_is_changed_as_soon_as_the_window_is_closed() {
        var scene = new Scene("Open");

        scene.updates(new Mishap.OpenOnScreen(scene.vendor));
        assertThat(scene.request().status()).isEqualTo(RequestStatus.QUEUED);
        var failure = scene.request().failure();
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo("record_in_use");
        scene.updates();

        scene.isDoneOnce();
    }

    @Test
    void what_quickbooks_changed_meanwhile_stays() {
        var scene = new Scene("Both");
        scene.acme.file().bookkeeper().editVendor(scene.vendor, Map.of("Email", "new@example.com"));

        scene.updates();

        scene.isDoneOnce();
        assertThat(scene.inFile().email()).isEqualTo("new@example.com");
    }
}
