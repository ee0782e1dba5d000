package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
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
import tandem.wire.Write.VendorField;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Which;
import tools.jackson.databind.json.JsonMapper;

/** Edits of vendors on their way into a company file, with everything that can go wrong on it. */
class VendorEditsTest {

    private static final Which THE_EDIT = Which.holding("VendorModRq");

    /** What a vendor has in QuickBooks that is none of ours, a custom field among it. */
    private static final Map<String, String> EVERYTHING_ELSE = Map.ofEntries(
            Map.entry("Salutation", "Mr."),
            Map.entry("FirstName", "Bob"),
            Map.entry("LastName", "Ortiz"),
            Map.entry("JobTitle", "Owner"),
            Map.entry("Cc", "bob@vendor.example"),
            Map.entry("AltContact", "Ann"),
            Map.entry("ShipAddress/Addr1", "Dock 2"),
            Map.entry("ShipAddress/City", "Concord"),
            Map.entry("Notes", "calls back on Fridays"),
            Map.entry("CreditLimit", "5000.00"),
            Map.entry("VendorTaxIdent", "12-3456789"),
            Map.entry("DataExt/Truck", "blue"));

    /** Each field that is kept on both sides, by its name in the contract and in QuickBooks. */
    private static final Map<String, String> BOTH_WAYS = Map.of(
            "companyName", "CompanyName",
            "phone", "Phone",
            "altPhone", "AltPhone",
            "fax", "Fax",
            "email", "Email",
            "contact", "Contact",
            "printOnCheckAs", "NameOnCheck",
            "accountNumber", "AccountNumber");

    private static final Map<String, String> ADDRESS_BOTH_WAYS = Map.of(
            "line1", "VendorAddress/Addr1",
            "line2", "VendorAddress/Addr2",
            "line3", "VendorAddress/Addr3",
            "line4", "VendorAddress/Addr4",
            "line5", "VendorAddress/Addr5",
            "city", "VendorAddress/City",
            "state", "VendorAddress/State",
            "postalCode", "VendorAddress/PostalCode",
            "country", "VendorAddress/Country");

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
        var books = scene.customer().file().bookkeeper();
        books.editVendor(scene.vendor(), EVERYTHING_ELSE);
        books.reportOn1099(scene.vendor(), true);
        var before = scene.inFile();

        assertThat(scene.updates().completed()).isTrue();

        scene.isDoneOnce();
        var after = scene.inFile();
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("editSequence", "timeModified", "phone", "fields")
                .isEqualTo(before);
        assertThat(after.eligibleFor1099()).isTrue();
        var fields = new HashMap<>(before.fields());
        fields.put("Phone", after.phone());
        assertThat(after.fields()).isEqualTo(fields).containsAllEntriesOf(EVERYTHING_ELSE);
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
    @Tag("S58")
    void what_is_kept_on_both_sides_goes_both_ways_and_all_else_one_way_or_none() {
        assertThat(BOTH_WAYS).hasSameSizeAs(VendorField.values());
        var scene = new VendorEditScene(hub, "Both ways");
        scene.updates();
        var path =
                scene.customer().path() + "/vendors/" + scene.shown().path("id").asString();

        scene.customer().file().bookkeeper().editVendor(scene.vendor(), inQuickBooks("there "));
        scene.updates();
        var shown = hub.rest().get(path).expect(200);
        BOTH_WAYS.keySet().forEach(field -> assertThat(shown.text(field)).isEqualTo(text("there ", field)));
        ADDRESS_BOTH_WAYS
                .keySet()
                .forEach(part -> assertThat(
                                shown.body().path("address").path(part).asString())
                        .isEqualTo(text("there ", part)));

        var wanted = new HashMap<String, Object>();
        BOTH_WAYS.keySet().forEach(field -> wanted.put(field, text("here ", field)));
        var address = new HashMap<String, Object>();
        ADDRESS_BOTH_WAYS.keySet().forEach(part -> address.put(part, text("here ", part)));
        wanted.put("address", address);
        hub.rest().patch(path, JsonMapper.shared().writeValueAsString(wanted)).expect(202);
        scene.updates();
        assertThat(scene.inFile().fields()).containsAllEntriesOf(inQuickBooks("here "));

        for (var field : List.of("name", "isActive", "termsId", "currency", "taxId", "balance", "website")) {
            hub.rest().patch(path, "{\"" + field + "\":\"1\"}").expect(400);
        }
        hub.rest()
                .patch(path, "{\"achDetails\":\"7263544536\",\"defaultPaymentType\":\"ach\"}")
                .expect(200);
        assertThat(scene.updates().writes()).isZero();
    }

    private static Map<String, String> inQuickBooks(String begin) {
        var fields = new HashMap<String, String>();
        BOTH_WAYS.forEach((field, name) -> fields.put(name, text(begin, field)));
        ADDRESS_BOTH_WAYS.forEach((part, name) -> fields.put(name, text(begin, part)));
        return fields;
    }

    /** Short enough for the shortest of them, a postal code. */
    private static String text(String begin, String field) {
        return begin + field.substring(0, Math.min(7, field.length()));
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
        return Stream.concat(
                Mishaps.around(THE_EDIT),
                Stream.of(new Mishap.Dies("closeConnection", 1, Mishap.Moment.BEFORE_SENDING)));
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
