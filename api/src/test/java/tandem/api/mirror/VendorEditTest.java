package tandem.api.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tandem.api.testing.Answer;
import tandem.api.testing.RestTest;
import tandem.identity.UuidV7;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;

/** Vendors are edited here, and QuickBooks is told by a request. */
class VendorEditTest extends RestTest {

    private String company = "";
    private String vendor = "";

    @BeforeEach
    void a_company_with_a_vendor() {
        company = newCompany();
        UUID id = UuidV7.at(clock.instant());
        jdbc.sql("""
                        INSERT INTO vendor (company_id, id, list_id, edit_sequence, time_modified, time_modified_text, content_hash,
                                            name, is_active, phone, email, address_line1, city, version, created_at, updated_at)
                        VALUES (?, ?, '80000001-1', '1', now()::timestamp, 'now', ''::bytea, 'Acme Supplies', true, '111',
                                'ap@acme.example', '1 Old Street', 'Springfield', 1, now(), now())
                        """).params(uuid(company), id).update();
        vendor = "/api/v1/companies/" + company + "/vendors/" + EntityId.of(Kind.VENDOR, id);
    }

    private Answer patch(Object body) {
        return keyWith("read", "write").ifMatch(admin().get(vendor).expect(200)).patch(vendor, body);
    }

    private String errandOf(Answer answer) {
        return jdbc.sql("SELECT errand::text FROM request WHERE id = ?")
                .param(tandem.request.RequestId.parse(answer.text("/requestId"))
                        .orElseThrow()
                        .value())
                .query(String.class)
                .single();
    }

    @Test
    void what_differs_is_queued_for_quickbooks_and_the_answer_names_the_request() {
        var answer = patch(Map.of("phone", "222", "email", "ap@acme.example")).expect(202);

        assertThat(answer.text("/phone")).as("as QuickBooks has it").isEqualTo("111");
        assertThat(answer.header("Location")).isEqualTo("/api/v1/requests/" + answer.text("/requestId"));
        assertThat(errandOf(answer)).contains("PHONE", "222").doesNotContain("EMAIL", "Old Street");
        var request = keyWith("read").get(answer.header("Location")).expect(200);
        assertThat(request.text("/status")).isEqualTo("queued");
        assertThat(request.text("/entity/id")).isEqualTo(answer.text("/id"));
    }

    @Test
    void an_edit_that_changes_nothing_queues_nothing() {
        var answer = patch(Map.of("phone", "111")).expect(200);

        assertThat(answer.json().path("requestId").isNull()).isTrue();
        assertThat(keyWith("read").get("/api/v1/requests?companyId=" + company).items("id"))
                .isEmpty();
    }

    @Test
    void the_second_edit_goes_on_from_the_first_and_waits_for_it() {
        var first = patch(Map.of("phone", "222")).expect(202);

        var second = patch(Map.of("email", "new@acme.example")).expect(202);

        assertThat(errandOf(second)).contains("EMAIL").doesNotContain("PHONE");
        var request = keyWith("read").get(second.header("Location")).expect(200);
        assertThat(request.text("/status")).isEqualTo("blocked");
        assertThat(request.text("/dependsOn/0")).isEqualTo(first.text("/requestId"));
    }

    @Test
    void an_address_goes_as_a_whole_with_what_stays() {
        var answer = patch(Map.of("address", Map.of("line1", "2 New Street"))).expect(202);

        assertThat(errandOf(answer)).contains("1 Old Street", "2 New Street", "Springfield");
    }

    @Test
    void what_quickbooks_cannot_keep_is_refused_with_the_place_and_the_character_all_at_once() {
        var refusal = patch(Map.of(
                        "phone", "1".repeat(22), "contact", "Mr. \u03a9", "address", Map.of("city", "x".repeat(32))))
                .expectProblem(422, "invalid-fields");

        assertThat(refusal.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .containsExactlyInAnyOrder("/phone", "/contact", "/address/city");
        assertThat(refusal.body()).contains("\u03a9", "position 5");
        assertThat(keyWith("read").get("/api/v1/requests?companyId=" + company).items("id"))
                .isEmpty();
    }

    @Test
    void what_is_not_changed_is_neither_judged_nor_sent_however_it_came_into_quickbooks() {
        jdbc.sql("UPDATE vendor SET contact = 'Mr. \u03a9', fax = ' 9 ', city = ? WHERE company_id = ?")
                .params("x".repeat(40), uuid(company))
                .update();

        var answer = patch(Map.of("phone", "222")).expect(202);

        assertThat(errandOf(answer)).contains("PHONE").doesNotContain("CONTACT", "FAX", "xxxx");
    }

    @Test
    void what_is_kept_in_quickbooks_alone_cannot_be_changed_here() {
        patch(Map.of("name", "Another name")).expectProblem(400, "malformed-body");
    }

    @Test
    void a_misspelt_field_is_refused_with_null_as_with_a_value_and_within_the_address_too() {
        assertThat(patch("{\"phon\": null}")
                        .expectProblem(400, "malformed-body")
                        .text("/errors/0/pointer"))
                .isEqualTo("/phon");
        assertThat(patch("{\"address\": {\"lin1\": null}}")
                        .expectProblem(400, "malformed-body")
                        .text("/errors/0/pointer"))
                .isEqualTo("/address/lin1");
        patch("{\"address\": {\"line5\": null}, \"fax\": null}").expect(200);
    }

    @Test
    void a_dry_run_queues_nothing() {
        keyWith("read", "write")
                .ifMatch(admin().get(vendor).expect(200))
                .patch(vendor + "?validateOnly=true", Map.of("phone", "222"))
                .expect(200);

        assertThat(keyWith("read").get("/api/v1/requests?companyId=" + company).items("id"))
                .isEmpty();
    }

    @Test
    void a_stale_version_a_missing_one_and_a_key_that_may_not_write_are_refused() {
        keyWith("write").patch(vendor, Map.of("phone", "222")).expectProblem(428, "if-match-missing");
        keyWith("write")
                .header("If-Match", "\"0\"")
                .patch(vendor, Map.of("phone", "222"))
                .expectProblem(412, "stale-version");
        keyWith("read", "support")
                .header("If-Match", "\"1\"")
                .patch(vendor, Map.of("phone", "222"))
                .expectProblem(403, "forbidden");
    }

    @Test
    void a_vendor_that_quickbooks_does_not_have_any_more_cannot_be_changed() {
        var before = admin().get(vendor).expect(200);
        jdbc.sql("UPDATE vendor SET removed_at = now() WHERE company_id = ?")
                .param(uuid(company))
                .update();

        keyWith("write").ifMatch(before).patch(vendor, Map.of("phone", "222")).expectProblem(409, "vendor-gone");
    }
}
