package tandem.api.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandem.api.testing.RestTest;
import tandem.company.ConnectorId;
import tandem.company.FileFacts;
import tandem.mirror.Address;
import tandem.persistence.company.FileFactsJson;

class PairingResourceTest extends RestTest {

    private String company = "";
    private String connector = "";
    private String path = "";

    @BeforeEach
    void a_company_with_a_connector() {
        company = newCompany();
        connector = admin().post("/api/v1/companies/" + company + "/connectors", Map.of("label", "PC"))
                .expect(201)
                .text("/id");
        path = "/api/v1/companies/" + company + "/pairing";
    }

    @Test
    void before_the_first_session_nothing_waits() {
        var pairing = admin().get(path).expect(200);
        assertThat(pairing.text("/status")).isEqualTo("unpaired");
        assertThat(pairing.json().path("candidate").isNull()).isTrue();
        assertThat(pairing.json().path("confirmed").isNull()).isTrue();
        admin().post(path + "/confirm", Map.of("fileId", UUID.randomUUID().toString()))
                .expectProblem(409, "no-candidate");
        admin().post(path + "/reject").expectProblem(409, "no-candidate");
    }

    @Test
    @Tag("S18")
    @Tag("S27")
    void a_waiting_file_shows_its_facts_to_compare() {
        var file = UUID.randomUUID();
        seen(file, false, false);
        var pairing = admin().get(path).expect(200);
        assertThat(pairing.text("/status")).isEqualTo("awaiting_confirmation");
        assertThat(names(pairing, "/candidate"))
                .contains(
                        "id",
                        "companyName",
                        "legalName",
                        "fileId",
                        "filePath",
                        "productName",
                        "country",
                        "address",
                        "seenAt",
                        "connectorId");
        assertThat(pairing.text("/candidate/id")).startsWith("cand_");
        assertThat(pairing.text("/candidate/fileId")).isEqualTo(file.toString());
        assertThat(pairing.text("/candidate/connectorId")).isEqualTo(connector);
        assertThat(pairing.text("/candidate/address/city")).isEqualTo("Springfield");
        assertThat(admin().get("/api/v1/companies/" + company).text("/status")).isEqualTo("awaiting_confirmation");
    }

    @Test
    @Tag("S12")
    void a_restore_that_nobody_declared_is_told_before_the_confirmation_and_stands_in_nobodys_way() {
        var file = UUID.randomUUID();
        seen(file, false, false);
        var shown = admin().get(path).expect(200);
        assertThat(shown.text("/candidate/lastRestoredOn")).isEqualTo("2026-01-20");
        assertThat(shown.json().at("/candidate/restoreDeclared").asBoolean(true))
                .isFalse();
        assertThat(attention()).contains("restore_not_declared");

        admin().header("If-Match", "*")
                .patch(
                        "/api/v1/companies/" + company,
                        Map.of("declaredRestoreDates", List.of("2025-12-01", "2026-01-21")))
                .expect(200);
        assertThat(admin().get(path).json().at("/candidate/restoreDeclared").asBoolean())
                .isTrue();
        assertThat(attention()).doesNotContain("restore_not_declared");

        admin().header("If-Match", "*")
                .patch("/api/v1/companies/" + company, Map.of("declaredRestoreDates", List.of()))
                .expect(200);
        admin().post(path + "/confirm", Map.of("fileId", file.toString())).expect(200);
    }

    private String attention() {
        return admin().get("/api/v1/companies/" + company + "/sync-state")
                .expect(200)
                .json()
                .path("attention")
                .toString();
    }

    @Test
    @Tag("S18")
    void a_person_confirms_the_facts_that_were_shown() {
        var file = UUID.randomUUID();
        seen(file, false, false);
        var shown = admin().get(path);
        var confirmed = keyWith("support")
                .post(path + "/confirm", Map.of("fileId", file.toString(), "candidateId", shown.text("/candidate/id")))
                .expect(200);
        assertThat(confirmed.text("/status")).isEqualTo("confirmed");
        assertThat(confirmed.json().path("candidate").isNull()).isTrue();
        assertThat(confirmed.text("/confirmed/companyName")).isEqualTo("Acme Tools");
        assertThat(confirmed.text("/confirmed/confirmedBy")).startsWith("key ");
        assertThat(admin().get("/api/v1/companies/" + company).text("/status")).isEqualTo("initial_sync");
        assertThat(jdbc.sql(
                                "SELECT sync_requested_at = confirmed_at AND confirmed_file_id = ? FROM company_sync WHERE company_id = ?")
                        .params(file, uuid(company))
                        .query(Boolean.class)
                        .single())
                .isTrue();
        admin().post(path + "/confirm", Map.of("fileId", file.toString())).expectProblem(409, "no-candidate");
    }

    @Test
    void another_file_or_outdated_facts_are_not_confirmed() {
        var file = UUID.randomUUID();
        seen(file, false, false);
        var shown = admin().get(path).text("/candidate/id");
        seen(file, false, false);
        admin().post(path + "/confirm", Map.of("fileId", file.toString(), "candidateId", shown))
                .expectProblem(409, "candidate-changed");
        admin().post(path + "/confirm", Map.of("fileId", UUID.randomUUID().toString()))
                .expectProblem(409, "candidate-changed");
        admin().post(path + "/confirm", Map.of("fileId", "another")).expectProblem(409, "candidate-changed");
        admin().post(path + "/confirm", Map.of()).expectProblem(422, "invalid-fields");
        assertThat(admin().get(path).text("/status")).isEqualTo("awaiting_confirmation");
    }

    @Test
    @Tag("S26")
    void a_file_of_another_company_can_only_be_rejected() {
        var file = UUID.randomUUID();
        seen(file, true, false);
        admin().post(path + "/confirm", Map.of("fileId", file.toString())).expectProblem(409, "file-paired-elsewhere");
        admin().post(path + "/reject").expect(200);
    }

    @Test
    void a_sample_file_is_confirmed_only_where_the_company_allows_it() {
        var file = UUID.randomUUID();
        seen(file, false, true);
        admin().post(path + "/confirm", Map.of("fileId", file.toString())).expectProblem(409, "sample-file");
        admin().header("If-Match", "*")
                .patch("/api/v1/companies/" + company, Map.of("allowSampleFile", true))
                .expect(200);
        admin().post(path + "/confirm", Map.of("fileId", "{" + file + "}")).expect(200);
    }

    @Test
    @Tag("S25")
    void a_rejected_file_leaves_no_trace() {
        seen(UUID.randomUUID(), false, false);
        jdbc.sql("UPDATE connector SET company_file = 'C:\\acme.qbw', company_name = 'Acme Tools' WHERE company_id = ?")
                .param(uuid(company))
                .update();
        var rejected = admin().post(path + "/reject", Map.of("reason", "wrong customer"))
                .expect(200);
        assertThat(rejected.text("/status")).isEqualTo("rejected");
        assertThat(rejected.body()).doesNotContain("Acme Tools");
        assertThat(admin().get("/api/v1/companies/" + company).text("/status")).isEqualTo("unpaired");
        assertThat(admin().get("/api/v1/companies/" + company + "/connectors").items("status"))
                .containsExactly("revoked");
        var left = jdbc.sql("SELECT s::text || c::text || coalesce((SELECT string_agg(a::text, '') FROM audit_event a"
                        + " WHERE a.company_id = s.company_id), '') FROM company_sync s JOIN connector c USING (company_id)"
                        + " WHERE s.company_id = ?")
                .param(uuid(company))
                .query(String.class)
                .single();
        assertThat(left).doesNotContain("Acme Tools", "acme.qbw", "Springfield");
    }

    @Test
    void a_reset_unties_the_file_frees_the_company_and_reads_everything_again() {
        var file = UUID.randomUUID();
        seen(file, false, false);
        admin().post(path + "/confirm", Map.of("fileId", file.toString())).expect(200);
        jdbc.sql("UPDATE company_sync SET lease_connector_id = ?, lease_attempted_at = now(), stamp_confirmed = 7,"
                        + " initial_completed_at = now() WHERE company_id = ?")
                .params(UUID.randomUUID(), uuid(company))
                .update();
        jdbc.sql("INSERT INTO read_mark (company_id, kind, complete) VALUES (?, 'bill', true)")
                .param(uuid(company))
                .update();
        admin().post(path + "/reset", Map.of()).expectProblem(422, "invalid-fields");
        var reset = admin().post(path + "/reset", Map.of("reason", "new year's file"))
                .expect(200);
        assertThat(reset.text("/status")).isEqualTo("unpaired");
        assertThat(reset.json().path("confirmed").isNull()).isTrue();
        assertThat(jdbc.sql(
                                "SELECT lease_connector_id IS NULL AND stamp_confirmed IS NULL AND initial_completed_at IS NULL"
                                        + " AND NOT EXISTS (SELECT FROM read_mark m WHERE m.company_id = s.company_id)"
                                        + " FROM company_sync s WHERE company_id = ?")
                        .param(uuid(company))
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void a_company_is_handed_over_by_releasing_its_lease() {
        jdbc.sql("UPDATE company_sync SET lease_connector_id = ?, lease_attempted_at = now() WHERE company_id = ?")
                .params(UUID.randomUUID(), uuid(company))
                .update();
        admin().post("/api/v1/companies/" + company + "/lease/release", Map.of())
                .expectProblem(422, "invalid-fields");
        admin().post("/api/v1/companies/" + company + "/lease/release", Map.of("reason", "A's machine died"))
                .expect(200);
        assertThat(jdbc.sql("SELECT lease_connector_id IS NULL FROM company_sync WHERE company_id = ?")
                        .param(uuid(company))
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    /** What a session of the connector stores when it sees a file. */
    private void seen(UUID file, boolean elsewhere, boolean sample) {
        var facts = new FileFacts(
                file,
                "Acme Tools",
                "Acme Tools Inc.",
                "C:\\acme.qbw",
                "QuickBooks Enterprise",
                "US",
                new Address("1 Main St", null, null, null, null, "Springfield", "IL", "62701", null),
                "January",
                "1234",
                LocalDate.parse("2026-01-20"),
                elsewhere,
                sample,
                ConnectorId.parse(connector).orElseThrow(),
                clock.instant());
        jdbc.sql("UPDATE company_sync SET pairing = 'awaiting_confirmation', candidate = ?::jsonb, candidate_id = ?"
                        + " WHERE company_id = ?")
                .params(FileFactsJson.write(facts), UUID.randomUUID(), uuid(company))
                .update();
    }
}
