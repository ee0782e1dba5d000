package tandem.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.api.testing.Browser;
import tandem.api.testing.ConsoleTest;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;
import tandem.company.SessionId;
import tandem.identity.UuidV7;
import tandem.mirror.Kind;
import tandem.mirror.Vendor;
import tandem.mirror.Version;
import tandem.people.Role;
import tandem.persistence.mirror.JdbcMirror;
import tandem.request.Cause;
import tandem.request.Failure;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.RequestStatus;
import tandem.request.Requests;
import tandem.request.Sending;

/** A support person finds what failed, understands it, mends it and sees what became of it. */
class RequestsInConsoleTest extends ConsoleTest {

    private static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 5, 12, 0);
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");

    @Autowired
    @SuppressWarnings("NullAway.Init") // set by the test framework
    private JdbcTemplate template;

    @Autowired
    @SuppressWarnings("NullAway.Init") // set by the test framework
    private Requests requests;

    private String company = "";
    private String vendor = "";

    @BeforeEach
    void a_company_with_a_vendor() {
        company = newCompany();
        var version = new Version(NOON, NOON, NOON + "-05:00", "1772712000");
        var record = new Vendor(
                "V",
                version,
                "Nails & Sons",
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        new JdbcMirror(template).apply(id(), Kind.VENDOR, List.of(record), clock().instant());
        vendor = admin().get("/api/v1/companies/" + company + "/vendors")
                .expect(200)
                .text("/items/0/id");
    }

    private CompanyId id() {
        return CompanyId.parse(company).orElseThrow();
    }

    private RequestId edited(String phone) {
        clock.advance(Duration.ofSeconds(1));
        var path = "/api/v1/companies/" + company + "/vendors/" + vendor;
        return RequestId.parse(keyWith("write")
                        .ifMatch(admin().get(path))
                        .patch(path, Map.of("phone", phone))
                        .expect(202)
                        .text("/requestId"))
                .orElseThrow();
    }

    private Request standing(RequestId request) {
        return requests.find(id(), request).orElseThrow();
    }

    /** It went out in an exchange that is kept, and was refused. */
    private RequestId failed(String code, String phone) {
        var request = edited(phone);
        var queued = released(standing(request));
        var session = new SessionId(UuidV7.at(clock().instant()));
        var sending = new Sending(
                UUID.randomUUID().toString().substring(0, 20),
                new ConnectorId(new UUID(1, 1)),
                session,
                1,
                clock().instant());
        var cause = new Cause(session.toString(), null);
        var sent = queued.sent(sending, null);
        requests.move(queued, sent, cause);
        requests.move(
                sent,
                sent.failed(Failure.forBookkeeper(code, "Somebody has the vendor open.", "Close the vendor.")),
                cause);
        jdbc.sql("""
                        INSERT INTO exchange (company_id, session_id, number, about, message_set_id, request, sent_at)
                        VALUES (?, ?, 1, 'an edit', ?, ?, ?)
                        """)
                .params(
                        uuid(company),
                        session.value(),
                        sending.messageSetId(),
                        "<VendorModRq><Phone>" + phone + "</Phone><ListID>V</ListID></VendorModRq>",
                        Timestamp.from(sending.at()))
                .update();
        return request;
    }

    /** A later edit of a vendor waits for an earlier one that is not over. */
    private Request released(Request request) {
        if (request.status() != RequestStatus.BLOCKED) {
            return request;
        }
        var released = request.unblocked();
        requests.move(request, released, new Cause("hub", null));
        return released;
    }

    private String list() {
        return "/console/companies/" + company + "/requests";
    }

    private static String page(RequestId request) {
        return "/console/requests/" + request;
    }

    private static String version(Browser person, RequestId request) {
        var found =
                VERSION.matcher(person.get(page(request) + "/edit").expect(200).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void requests_stand_under_how_they_stand_with_what_is_the_matter_and_who_must_do_what() {
        failed("record_in_use", "111");
        failed("name_taken", "222");
        edited("333");
        var person = signedIn(Role.VIEWER);

        var failed = person.get(list() + "?status=failed").expect(200).body();
        assertThat(failed)
                .contains(
                        "Change a vendor",
                        "Nails &amp; Sons",
                        "Somebody has the vendor open.",
                        "The bookkeeper:",
                        "Close the vendor.")
                .contains("<span class=\"figure\">2</span>")
                .contains("/console/companies/" + company + "/vendors/" + vendor);
        assertThat(person.get(list() + "?errorCode=name_taken").expect(200).body())
                .containsOnlyOnce("data-step");
        assertThat(person.get(list() + "?operation=bill_add").expect(200).body())
                .contains("There is no such request");
        assertThat(person.get(list() + "?from=2100-01-01").expect(200).body()).contains("There is no such request");
        assertThat(person.get(list() + "?status=failed&operation=&errorCode=&from=&to=")
                        .expect(200)
                        .body())
                .as("a form that is left empty")
                .contains("Nails &amp; Sons");
        person.get(list() + "?operation=nonsense").expect(400);
        assertThat(person.get("/console/requests?status=failed").expect(200).body())
                .contains("Nails &amp; Sons");
        assertThat(person.get(list() + "?limit=1").expect(200).body()).contains("Earlier requests");
    }

    @Test
    void a_request_tells_its_whole_course_and_support_sees_what_went_over_the_wire() {
        var request = failed("record_in_use", "111");

        var seen = signedIn(Role.SUPPORT).get(page(request)).expect(200).body();
        assertThat(seen)
                .contains("Somebody has the vendor open.", "record_in_use", "Close the vendor.")
                .contains("<dt>Phone</dt>", "111")
                .contains("Re-queue", "Edit and re-queue", "Call off")
                .contains("&lt;VendorModRq&gt;", "&lt;Phone&gt;***&lt;/Phone&gt;")
                .contains("The answer is not kept.");

        var viewer = signedIn(Role.VIEWER);
        assertThat(viewer.get(page(request)).expect(200).body())
                .contains("Somebody has the vendor open.")
                .doesNotContain("Edit and re-queue", "VendorModRq");
        viewer.get(page(request) + "/edit").expect(403);
        viewer.post(page(request) + "/requeue", "/console", Map.of()).expect(403);
        assertThat(standing(request).status()).isEqualTo(RequestStatus.FAILED);
    }

    @Test
    void what_failed_is_queued_again_with_a_reason_that_its_history_keeps() {
        var request = failed("record_in_use", "111");
        var person = signedIn(Role.SUPPORT);

        person.post(page(request) + "/requeue", page(request), Map.of("reason", "it is closed now"))
                .expect(302);

        assertThat(standing(request).status()).isEqualTo(RequestStatus.QUEUED);
        assertThat(person.get(page(request)).expect(200).body()).contains("It is queued again", "it is closed now");
        person.post(page(request) + "/requeue", page(request), Map.of()).expect(302);
        assertThat(person.get(page(request)).expect(200).body()).contains("It was not done");
    }

    @Test
    void what_is_not_wanted_is_called_off() {
        var request = edited("111");
        var person = signedIn(Role.SUPPORT);

        person.post(page(request) + "/cancel", page(request), Map.of("reason", "a mistake"))
                .expect(302);

        assertThat(standing(request).status()).isEqualTo(RequestStatus.CANCELLED);
        assertThat(person.get(page(request)).expect(200).body())
                .contains("a mistake")
                .doesNotContain("Call it off");
    }

    @Test
    void what_is_wrong_with_a_content_stands_beside_its_field_and_what_is_right_goes_out() {
        var request = failed("record_in_use", "111");
        var person = signedIn(Role.SUPPORT);
        var form = page(request) + "/edit";
        assertThat(person.get(form).expect(200).body())
                .contains("id=\"/phone\"", "value=\"111\"", "id=\"/address/city\"");
        var fields = new HashMap<>(Map.of("version", version(person, request), "/phone", "1".repeat(60)));

        var refused = person.post(form, form, fields).expect(422).body();
        assertThat(refused).contains("aria-invalid=\"true\"", "class=\"wrong\"", "1".repeat(60));
        assertThat(standing(request).status()).isEqualTo(RequestStatus.FAILED);

        fields.put("/phone", "555-0100");
        fields.put("/contact", "Ms. New");
        fields.put("reason", "a new number");
        person.post(form, form, fields).expect(302);
        assertThat(standing(request).status()).isEqualTo(RequestStatus.QUEUED);
        assertThat(person.get(page(request)).expect(200).body()).contains("555-0100", "Ms. New", "a new number");
        assertThat(jdbc.sql(
                                "SELECT after ->> 'phone' FROM audit_event WHERE subject = ? AND action = 'request_amended'")
                        .param(request.toString())
                        .query(String.class)
                        .single())
                .isEqualTo("555-0100");
    }

    @Test
    void an_edit_of_what_has_changed_meanwhile_changes_nothing() {
        var request = failed("record_in_use", "111");
        var person = signedIn(Role.SUPPORT);
        var form = page(request) + "/edit";

        person.post(form, form, Map.of("version", "0", "/phone", "222")).expect(302);

        assertThat(person.get(page(request)).expect(200).body()).contains("has changed since this page was made");
        assertThat(standing(request).status()).isEqualTo(RequestStatus.FAILED);
    }

    @Test
    void many_are_queued_again_after_a_look_at_which_they_are() {
        var first = failed("record_in_use", "111");
        var second = failed("record_in_use", "222");
        var other = failed("name_taken", "333");
        var person = signedIn(Role.SUPPORT);
        var preview = "/console/requests/requeue?companyId=" + company + "&errorCode=record_in_use";

        var seen = person.get(preview).expect(200).body();
        assertThat(seen)
                .contains("2 requests", first.toString(), second.toString())
                .doesNotContain(other.toString());
        assertThat(standing(first).status()).as("nothing has happened yet").isEqualTo(RequestStatus.FAILED);

        person.post(
                        "/console/requests/requeue",
                        preview,
                        Map.of("ids", first + "," + second, "reason", "all closed", "back", list()))
                .expect(302);
        assertThat(standing(first).status()).isEqualTo(RequestStatus.QUEUED);
        assertThat(standing(second).status()).isEqualTo(RequestStatus.QUEUED);
        assertThat(standing(other).status()).isEqualTo(RequestStatus.FAILED);
        assertThat(person.get(list()).expect(200).body()).contains("2 requests are queued again.");
        var away = person.post(
                        "/console/requests/requeue", list(), Map.of("ids", other.toString(), "back", "//evil.example"))
                .expect(302);
        assertThat(away.header("Location")).endsWith("/console/requests");
    }

    @Test
    void a_record_shows_its_figures_and_everything_that_happened_to_it() {
        var request = failed("record_in_use", "111");

        var seen = signedIn(Role.VIEWER)
                .get("/console/companies/" + company + "/vendors/" + vendor)
                .expect(200)
                .body();

        assertThat(seen)
                .contains("Nails &amp; Sons", "Read from QuickBooks for the first time.")
                .contains("Changing the vendor in QuickBooks: it failed and needs a person.")
                .contains(page(request))
                .doesNotContain("achDetails");
    }

    @Test
    void a_person_of_one_company_sees_nothing_of_another() {
        var request = failed("record_in_use", "111");
        var stranger = signedIn(Role.SUPPORT, newCompany());

        stranger.get(page(request)).expect(404);
        stranger.get(page(request) + "/edit").expect(404);
        stranger.get(list()).expect(404);
        stranger.get("/console/companies/" + company + "/vendors/" + vendor).expect(404);
        stranger.get("/console/requests/requeue?companyId=" + company).expect(404);
        assertThat(stranger.get("/console/requests").expect(200).body()).doesNotContain("Nails");
        for (var act : List.of("/requeue", "/cancel")) {
            stranger.post(page(request) + act, "/console", Map.of()).expect(404);
        }
        stranger.post("/console/requests/requeue", "/console", Map.of("ids", request.toString()))
                .expect(404);
        assertThat(standing(request).status()).isEqualTo(RequestStatus.FAILED);
    }
}
