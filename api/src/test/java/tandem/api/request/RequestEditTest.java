package tandem.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tandem.api.testing.Answer;
import tandem.api.testing.RestTest;
import tandem.company.CompanyId;
import tandem.identity.UuidV7;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandem.request.Cause;
import tandem.request.Errand;
import tandem.request.Failure;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.Requests;

/** A failed request gets another content and is tried again. */
class RequestEditTest extends RestTest {

    @Autowired
    @SuppressWarnings("NullAway.Init") // the test framework fills it
    private Requests requests;

    private String company = "";
    private String vendor = "";

    @BeforeEach
    void a_company_with_a_vendor() {
        company = newCompany();
        UUID id = UuidV7.at(clock.instant());
        jdbc.sql("""
                        INSERT INTO vendor (company_id, id, list_id, edit_sequence, time_modified, time_modified_text, content_hash,
                                            name, is_active, phone, email, version, created_at, updated_at)
                        VALUES (?, ?, '80000001-1', '1', now()::timestamp, 'now', ''::bytea, 'Acme Supplies', true, '111',
                                'ap@acme.example', 1, now(), now())
                        """).params(uuid(company), id).update();
        vendor = "/api/v1/companies/" + company + "/vendors/" + EntityId.of(Kind.VENDOR, id);
    }

    private String edit(Map<String, ?> patch) {
        return keyWith("write")
                .header("If-Match", "*")
                .patch(vendor, patch)
                .expect(202)
                .text("/requestId");
    }

    private String newTerms(String name, int dueDays) {
        return keyWith("write")
                .post(
                        "/api/v1/companies/" + company + "/terms",
                        Map.of("name", name, "type", "standard", "dueDays", dueDays))
                .expect(201)
                .text("/requestId");
    }

    private Request request(String id) {
        return requests.find(
                        CompanyId.parse(company).orElseThrow(),
                        RequestId.parse(id).orElseThrow())
                .orElseThrow();
    }

    private void fails(String id, String code) {
        var before = request(id);
        requests.move(
                before,
                before.failed(new Failure(
                        code, Failure.Severity.ERROR, "It failed.", "Mend it.", Failure.Who.BOOKKEEPER, true)),
                new Cause("a test", null));
    }

    private Answer seen(String id) {
        return keyWith("read").get("/api/v1/requests/" + id).expect(200);
    }

    private Answer amend(String id, Object body) {
        return keyWith("read", "support").ifMatch(seen(id)).patch("/api/v1/requests/" + id, body);
    }

    private static Map<String, Object> content(Map<String, ?> content) {
        return Map.of("content", content);
    }

    private String audited(String id, String which) {
        return jdbc.sql("SELECT " + which + "::text FROM audit_event WHERE subject = ? AND action = 'request_amended'")
                .param(id)
                .query(String.class)
                .single();
    }

    @Test
    void a_request_shows_what_it_is_to_do_in_our_own_words() {
        var vendorEdit = seen(edit(Map.of("phone", "222", "address", Map.of("city", "Springfield"))));
        assertThat(names(vendorEdit, "/content")).containsExactly("address", "phone");
        assertThat(vendorEdit.text("/content/phone")).isEqualTo("222");
        assertThat(vendorEdit.text("/content/address/city")).isEqualTo("Springfield");

        var adding = seen(newTerms("Net 75", 75));
        assertThat(names(adding, "/content")).containsExactly("discountDays", "dueDays", "name", "type");
        assertThat(adding.text("/content/name")).isEqualTo("Net 75");
        assertThat(adding.text("/content/type")).isEqualTo("standard");
    }

    @Test
    void a_list_of_requests_shows_of_each_what_one_request_shows() {
        var some = List.of(edit(Map.of("phone", "222")), newTerms("Net 75", 75), edit(Map.of("contact", "Ms. New")));

        var list = keyWith("read")
                .get("/api/v1/requests?companyId=" + company)
                .expect(200)
                .json()
                .path("items");

        assertThat(list.valueStream())
                .hasSize(3)
                .allSatisfy(shown -> assertThat(shown)
                        .isEqualTo(seen(shown.path("id").asString()).json()));
        assertThat(list.valueStream().map(shown -> shown.path("content").size()))
                .as("made in one moment, in no order: " + some)
                .containsExactlyInAnyOrder(1, 4, 1);
    }

    @Test
    void a_failed_edit_of_a_vendor_gets_other_texts_and_is_queued_again() {
        var id = edit(Map.of("phone", "222", "email", "new@acme.example"));
        fails(id, "text_too_long");
        var other = new HashMap<String, Object>();
        other.put("phone", "333");
        other.put("email", null);
        other.put("contact", "Ms. New");

        var again =
                amend(id, Map.of("content", other, "reason", "a typing error")).expect(200);

        assertThat(again.text("/status")).isEqualTo("queued");
        assertThat(names(again, "/content")).containsExactly("contact", "phone");
        assertThat(again.text("/content/phone")).isEqualTo("333");
        assertThat(again.header("ETag")).isEqualTo(seen(id).header("ETag"));
        assertThat(((Errand.VendorEdit) request(id).errand()).fields().values())
                .containsExactlyInAnyOrder(new Errand.TextChange("111", "333"), new Errand.TextChange("", "Ms. New"));
        assertThat(audited(id, "before")).contains("222", "new@acme.example");
        assertThat(audited(id, "after")).contains("333", "Ms. New").doesNotContain("acme.example");
        assertThat(audited(id, "to_json(reason)")).contains("a typing error");
    }

    @Test
    void what_is_edited_is_meant_for_what_quickbooks_has_now_and_the_rest_for_what_it_had() {
        var id = edit(Map.of("phone", "222", "email", "new@acme.example"));
        fails(id, "changed_in_quickbooks");
        jdbc.sql("UPDATE vendor SET phone = '999', email = 'other@acme.example' WHERE company_id = ?")
                .param(uuid(company))
                .update();

        amend(id, content(Map.of("phone", "333"))).expect(200);

        assertThat(((Errand.VendorEdit) request(id).errand()).fields().values())
                .containsExactlyInAnyOrder(
                        new Errand.TextChange("999", "333"),
                        new Errand.TextChange("ap@acme.example", "new@acme.example"));
    }

    @Test
    void failed_terms_get_another_name_and_are_shown_by_it() {
        var id = newTerms("Net 75", 75);
        fails(id, "terms_differ");

        amend(id, content(Map.of("name", "Net 75 days", "discountPercent", "1.5")))
                .expect(200);

        assertThat(seen(id).text("/status")).isEqualTo("queued");
        assertThat(((Errand.TermsAdding) request(id).errand()).name()).isEqualTo("Net 75 days");
        var terms = keyWith("read")
                .get("/api/v1/companies/" + company + "/terms/" + seen(id).text("/entity/id"))
                .expect(200);
        assertThat(terms.text("/name")).isEqualTo("Net 75 days");
        assertThat(terms.text("/discountPercent")).isEqualTo("1.5");
        assertThat(audited(id, "before")).contains("\"Net 75\"");
        assertThat(audited(id, "after")).contains("\"Net 75 days\"");
    }

    @Test
    void the_content_is_judged_like_the_first_time_and_all_of_it_at_once() {
        var id = edit(Map.of("phone", "222"));
        fails(id, "text_too_long");
        var refusal = amend(id, content(Map.of("phone", "1".repeat(22), "contact", "Mr. \u03a9")))
                .expectProblem(422, "invalid-fields");
        assertThat(refusal.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .containsExactlyInAnyOrder("/content/phone", "/content/contact");
        assertThat(amend(id, content(Map.of("name", "Another")))
                        .expectProblem(400, "malformed-body")
                        .text("/errors/0/pointer"))
                .isEqualTo("/content/name");
        var nothing = new HashMap<String, Object>();
        nothing.put("phone", null);
        assertThat(amend(id, content(nothing))
                        .expectProblem(422, "invalid-fields")
                        .text("/errors/0/pointer"))
                .isEqualTo("/content");
        amend(id, Map.of()).expectProblem(422, "invalid-fields");
        assertThat(seen(id).text("/status")).isEqualTo("failed");

        var terms = newTerms("Net 75", 75);
        var others = newTerms("Net 80", 80);
        fails(terms, "terms_differ");
        assertThat(amend(terms, content(Map.of("dayOfMonthDue", 5)))
                        .expectProblem(422, "invalid-fields")
                        .text("/errors/0/pointer"))
                .isEqualTo("/content/dayOfMonthDue");
        assertThat(amend(terms, content(Map.of("name", "NET 80")))
                        .expectProblem(409, "terms-differ")
                        .text("/detail"))
                .contains(others);
    }

    @Test
    void one_of_which_nobody_knows_whether_it_was_carried_out_can_be_tried_again_and_not_edited() {
        var id = edit(Map.of("phone", "222"));
        fails(id, Request.OUTCOME_UNKNOWN);

        assertThat(amend(id, content(Map.of("phone", "333")))
                        .expectProblem(409, "request-outcome-unknown")
                        .text("/fixes/0/action"))
                .contains("twice");
    }

    @Test
    void only_a_failed_request_is_edited_and_only_in_the_version_that_was_seen() {
        var id = edit(Map.of("phone", "222"));
        amend(id, content(Map.of("phone", "333"))).expectProblem(409, "request-not-failed");
        fails(id, "text_too_long");
        var patch = content(Map.of("phone", "333"));

        keyWith("support").patch("/api/v1/requests/" + id, patch).expectProblem(428, "if-match-missing");
        keyWith("support")
                .header("If-Match", "\"0\"")
                .patch("/api/v1/requests/" + id, patch)
                .expectProblem(412, "stale-version");
        keyWith("read", "write")
                .header("If-Match", "*")
                .patch("/api/v1/requests/" + id, patch)
                .expectProblem(403, "forbidden");
        keyFor(newCompany(), "support")
                .header("If-Match", "*")
                .patch("/api/v1/requests/" + id, patch)
                .expectProblem(404, "not-found");
    }

    @Test
    void what_has_no_content_cannot_be_edited() {
        var now = clock.instant();
        var id = new RequestId(UuidV7.at(now));
        requests.add(
                Request.of(
                        id,
                        CompanyId.parse(company).orElseThrow(),
                        new Errand.PaymentVoiding(UuidV7.at(now)),
                        Set.of(),
                        now),
                new Cause("a test", null));
        fails(id.toString(), "cannot_void");

        assertThat(seen(id.toString()).json().path("content").isNull()).isTrue();
        amend(id.toString(), content(Map.of())).expectProblem(409, "request-cannot-be-edited");
    }

    @Test
    void one_that_waits_for_another_is_blocked_again() {
        var first = edit(Map.of("phone", "222"));
        var second = edit(Map.of("email", "new@acme.example"));
        var blocked = request(second);
        requests.move(blocked, blocked.unblocked(), new Cause("a test", null));
        fails(second, "text_too_long");

        assertThat(amend(second, content(Map.of("email", "x@acme.example")))
                        .expect(200)
                        .text("/status"))
                .isEqualTo("blocked");
        assertThat(request(first).status().word()).isEqualTo("queued");
    }
}
