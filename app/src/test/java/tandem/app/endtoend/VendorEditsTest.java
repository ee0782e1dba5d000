package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tandem.request.RequestStatus;
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

    @Test
    @Tag("S56")
    void an_edit_reaches_quickbooks_with_the_next_update_and_touches_nothing_else() {
        var scene = new VendorEditScene(hub, "Plain");
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
        var scene = new VendorEditScene(hub, "By REST");
        scene.updates();
        var path =
                scene.customer().path() + "/vendors/" + scene.shown().path("id").asString();

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
        var scene = new VendorEditScene(hub, "Bank details");
        scene.updates();
        var path =
                scene.customer().path() + "/vendors/" + scene.shown().path("id").asString();

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
    void a_field_that_is_emptied_here_is_empty_on_both_sides() {
        var scene = new VendorEditScene(hub, "Emptied");
        scene.updates();
        scene.customer()
                .file()
                .bookkeeper()
                .editVendor(scene.vendor(), Map.of("Email", "ap@example.com", "VendorAddress/City", "Salem"));
        scene.updates();
        var path =
                scene.customer().path() + "/vendors/" + scene.shown().path("id").asString();
        assertThat(hub.rest().get(path).text("email")).isEqualTo("ap@example.com");

        var accepted = hub.rest()
                .patch(path, "{\"email\":null,\"address\":{\"city\":null}}")
                .expect(202);
        scene.updates();

        assertThat(hub.rest()
                        .get("/requests/" + accepted.text("requestId"))
                        .expect(200)
                        .text("status"))
                .isEqualTo("succeeded");
        assertThat(scene.inFile().email()).isEmpty();
        var shown = hub.rest().get(path).expect(200);
        assertThat(shown.text("email")).isEmpty();
        assertThat(shown.body().path("address").path("city").asString("")).isEmpty();
    }

    @Test
    void the_stamp_of_a_file_is_raised_before_it_is_written_to() {
        var scene = new VendorEditScene(hub, "Stamped");

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
        var scene = new VendorEditScene(hub, mishap.toString());

        scene.updates(mishap);
        assertThat(scene.updates().completed()).isTrue();

        scene.isDoneOnce();
    }

    @Test
    void a_lost_answer_whose_outcome_quickbooks_could_not_keep_is_found_by_looking_at_the_vendor() {
        var scene = new VendorEditScene(hub, "Forgetful");

        scene.updates(new Mishap.ForgetsOutcome(THE_EDIT), new Mishap.LosesResponse(THE_EDIT));
        assertThat(scene.request().status()).isEqualTo(RequestStatus.SENT);
        assertThat(scene.customer()
                        .syncState()
                        .body()
                        .path("queue")
                        .path("sent")
                        .asInt())
                .isEqualTo(1);
        scene.updates();

        scene.isDoneOnce();
    }

    @Test
    @Tag("S40")
    void a_late_answer_settles_the_edit() {
        var scene = new VendorEditScene(hub, "Late");

        scene.updates(new Mishap.DelaysResponse(THE_EDIT));
        assertThat(scene.updates().completed()).isTrue();

        scene.isDoneOnce();
    }

    @Test
    void a_hub_that_is_restarted_while_an_edit_is_out_finds_out_what_became_of_it() {
        var scene = new VendorEditScene(hub, "Restarted");
        scene.updates(new Mishap.LosesResponse(THE_EDIT));

        hub.restart();
        assertThat(scene.updates().completed()).isTrue();

        scene.isDoneOnce();
    }

    @Test
    void another_machine_finds_out_as_well_when_the_first_one_never_comes_back() {
        var scene = new VendorEditScene(hub, "Moved");
        scene.updates(new Mishap.LosesResponse(THE_EDIT));
        hub.rest()
                .post(scene.customer().path() + "/lease/release", "{\"reason\":\"the machine is broken\"}")
                .expect(200);
        assertThat(scene.request().status()).isEqualTo(RequestStatus.IN_DOUBT);

        assertThat(scene.updatesElsewhere().completed()).isTrue();

        scene.isDoneOnce();
    }

    @Test
    void a_vendor_that_somebody_has_open_is_changed_as_soon_as_the_window_is_closed() {
        var scene = new VendorEditScene(hub, "Open");

        scene.updates(new Mishap.OpenOnScreen(scene.vendor()));
        assertThat(scene.request().status()).isEqualTo(RequestStatus.QUEUED);
        var failure = scene.request().failure();
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo("record_in_use");
        scene.updates();

        scene.isDoneOnce();
    }

    @Test
    void what_quickbooks_changed_meanwhile_stays() {
        var scene = new VendorEditScene(hub, "Both");
        scene.customer().file().bookkeeper().editVendor(scene.vendor(), Map.of("Email", "new@example.com"));

        scene.updates();

        scene.isDoneOnce();
        assertThat(scene.inFile().email()).isEqualTo("new@example.com");
    }
}
