package tandem.api.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandem.api.testing.Answer;
import tandem.api.testing.RestTest;

/** What differs, over REST: who may see and decide it, and how it looks. */
class ReconciliationResourceTest extends RestTest {

    private String company = "";
    private String path = "";

    @BeforeEach
    void a_company_whose_file_is_in_doubt() {
        company = newCompany();
        path = "/api/v1/companies/" + company;
        jdbc.sql(
                        "UPDATE company_sync SET suspended_at = now(), suspended_code = 'file_behind', suspended_reason = 'an old copy.',"
                                + " suspended_counter = 3 WHERE company_id = ?")
                .param(uuid(company))
                .update();
        admin().post(path + "/reconciliations").expect(201);
    }

    private Answer open(String code) {
        return admin().get(path + "/discrepancies?status=open&code=" + code).expect(200);
    }

    @Test
    @Tag("S110")
    void a_discrepancy_has_the_fields_of_the_contract_and_ends_with_whom_to_call() {
        var found = open("file_in_doubt");
        assertThat(found.json().path("items")).hasSize(1);
        assertThat(names(found, "/items/0"))
                .contains(
                        "id",
                        "code",
                        "severity",
                        "entity",
                        "quickBooks",
                        "hub",
                        "advice",
                        "status",
                        "firstSeenAt",
                        "lastSeenAt");
        assertThat(found.text("/items/0/severity")).isEqualTo("critical");
        assertThat(found.text("/items/0/entity/type")).isEqualTo("company");
        assertThat(found.text("/items/0/entity/id")).isEqualTo(company);
        assertThat(found.text("/items/0/hub/code")).isEqualTo("file_behind");
        assertThat(found.text("/items/0/advice")).endsWith("855-555-0100, help@example.com.");
    }

    @Test
    void whoever_reads_sees_everything_and_decides_nothing() {
        var reader = keyWith("read");
        var id = open("file_in_doubt").text("/items/0/id");
        reader.get(path + "/discrepancies").expect(200);
        reader.get(path + "/discrepancies/" + id).expect(200);
        reader.get(path + "/statement").expect(200);
        reader.post(path + "/reconciliations").expectProblem(403, "forbidden");
        reader.post(path + "/discrepancies/" + id + "/accept", Map.of("reason", "known"))
                .expectProblem(403, "forbidden");
        reader.post(path + "/discrepancies/" + id + "/resend", Map.of("reason", "lost"))
                .expectProblem(403, "forbidden");
        reader.post(path + "/payment-checks", Map.of("applications", List.of())).expectProblem(403, "forbidden");
    }

    @Test
    void for_another_company_there_is_nothing() {
        var stranger = keyFor(newCompany(), "read", "support", "write");
        var id = open("file_in_doubt").text("/items/0/id");
        stranger.get(path + "/discrepancies").expectProblem(404, "not-found");
        stranger.get(path + "/statement").expectProblem(404, "not-found");
        stranger.post(path + "/reconciliations").expectProblem(404, "not-found");
        stranger.post(path + "/discrepancies/" + id + "/accept", Map.of("reason", "known"))
                .expectProblem(404, "not-found");
        var own = "/api/v1/companies/" + newCompany();
        admin().get(own + "/discrepancies/" + id).expectProblem(404, "not-found");
        admin().post(own + "/discrepancies/" + id + "/accept", Map.of("reason", "known"))
                .expectProblem(404, "not-found");
    }

    @Test
    void a_discrepancy_is_accepted_once_with_a_reason_and_only_vanished_writes_are_sent_again() {
        var found = path + "/discrepancies/" + open("file_in_doubt").text("/items/0/id");
        admin().post(found + "/accept", Map.of()).expectProblem(422, "invalid-fields");
        admin().post(found + "/resend", Map.of("reason", "lost")).expectProblem(409, "nothing-to-resend");
        assertThat(admin().post(found + "/accept", Map.of("reason", "we know"))
                        .expect(200)
                        .text("/acceptedBecause"))
                .isEqualTo("we know");
        admin().post(found + "/accept", Map.of("reason", "we know")).expectProblem(409, "discrepancy-not-open");
        assertThat(open("file_in_doubt").json().path("items")).isEmpty();

        jdbc.sql(
                        "UPDATE company_sync SET suspended_at = NULL, suspended_code = NULL, suspended_reason = NULL WHERE company_id = ?")
                .param(uuid(company))
                .update();
        admin().post(path + "/reconciliations").expect(201);
        assertThat(admin().get(found).expect(200).text("/status")).isEqualTo("resolved");
    }

    @Test
    void a_check_before_payment_tells_of_each_bill_and_of_what_is_wrong_with_the_question() {
        var asked = admin().post(
                        path + "/payment-checks",
                        Map.of(
                                "applications",
                                List.of(Map.of("billId", "bill_00000000000000000000000001", "amount", "5.00"))))
                .expect(200);
        assertThat(asked.json().path("allClear").asBoolean()).isFalse();
        assertThat(asked.text("/items/0/code")).isEqualTo("bill_unknown");
        var refused = admin().post(
                        path + "/payment-checks",
                        Map.of("applications", List.of(Map.of("billId", "bill_x", "amount", "0.00"))))
                .expectProblem(422, "invalid-fields");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/applications/0/amount");
        admin().post(path + "/payment-checks", Map.of()).expectProblem(422, "invalid-fields");
    }

    @Test
    void only_inactive_vendors_are_hidden() {
        admin().post(path + "/vendors/vnd_00000000000000000000000001/hide").expectProblem(404, "not-found");
        admin().post(path + "/vendors/nobody/unhide").expectProblem(404, "not-found");
    }
}
