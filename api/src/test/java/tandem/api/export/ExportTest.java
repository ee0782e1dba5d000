package tandem.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import tandem.api.testing.RestTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportTest extends RestTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void all_of_a_company_comes_as_an_archive_in_the_form_of_the_lists() throws IOException {
        var company = newCompany();
        accounts(company, 1203);
        accounts(newCompany(), 5);
        var connector = admin().post("/api/v1/companies/" + company + "/connectors", Map.of("label", "PC"))
                .expect(201);

        var archive = keyWith("read").download("/api/v1/companies/" + company + "/export");

        assertThat(archive.statusCode()).isEqualTo(200);
        assertThat(archive.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(archive.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"" + company + ".zip\"");
        var files = unpacked(archive.body());
        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "company.jsonl",
                        "connectors.jsonl",
                        "pairing.jsonl",
                        "sync-state.jsonl",
                        "sessions.jsonl",
                        "vendors.jsonl",
                        "accounts.jsonl",
                        "terms.jsonl",
                        "classes.jsonl",
                        "jobs.jsonl",
                        "items.jsonl",
                        "currencies.jsonl",
                        "bills.jsonl",
                        "approvals.jsonl",
                        "approval-rules.jsonl",
                        "approval-settings.jsonl",
                        "vendor-credits.jsonl",
                        "payments.jsonl",
                        "requests.jsonl",
                        "discrepancies.jsonl",
                        "webhook-endpoints.jsonl",
                        "webhook-deliveries.jsonl",
                        "contents.json");
        assertThat(lines(files, "company.jsonl").getFirst().path("id").asString())
                .isEqualTo(company);
        assertThat(lines(files, "connectors.jsonl"))
                .singleElement()
                .satisfies(line -> assertThat(line.path("id").asString()).isEqualTo(connector.text("/id")))
                .satisfies(line -> assertThat(line.has("connectorKey")).isFalse());
        assertThat(lines(files, "accounts.jsonl").stream()
                        .map(line -> line.path("listId").asString()))
                .hasSize(1203)
                .doesNotHaveDuplicates();
        assertThat(lines(files, "accounts.jsonl").stream()
                        .filter(line -> !line.path("removedAt").isNull()))
                .as("removed ones too")
                .isNotEmpty();
        var whole = admin().get("/api/v1/companies/" + company + "/accounts?includeRemoved=true&limit=1")
                .expect(200);
        assertThat(lines(files, "accounts.jsonl").getFirst())
                .isEqualTo(whole.json().at("/items/0"));
        var contents = lines(files, "contents.json").getFirst();
        assertThat(contents.at("/about/companyId").asString()).isEqualTo(company);
        assertThat(contents.at("/records/accounts").asInt()).isEqualTo(1203);
        assertThat(contents.at("/records/bills").asInt()).isZero();
    }

    @Test
    void the_archive_of_another_company_does_not_exist() {
        var key = keyFor(newCompany(), "read");
        key.get("/api/v1/companies/" + newCompany() + "/export").expectProblem(404, "not-found");
        keyWith("write").get("/api/v1/companies/" + newCompany() + "/export").expectProblem(403, "forbidden");
    }

    private void accounts(String company, int count) {
        jdbc.sql(
                        "INSERT INTO account (company_id, id, list_id, edit_sequence, time_modified, time_modified_text, content_hash,"
                                + " version, removed_at, created_at, updated_at)"
                                + " SELECT ?, gen_random_uuid(), 'A' || n, '1', now(), 'now', '', 1,"
                                + " CASE WHEN n % 100 = 0 THEN now() END, now(), now() FROM generate_series(1, ?) n")
                .params(uuid(company), count)
                .update();
    }

    private static LinkedHashMap<String, String> unpacked(byte[] zip) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(files.sequencedKeySet().getLast()).isEqualTo("contents.json");
        return files;
    }

    private static List<JsonNode> lines(Map<String, String> files, String name) {
        return files.getOrDefault(name, "").lines().map(JSON::readTree).toList();
    }
}
