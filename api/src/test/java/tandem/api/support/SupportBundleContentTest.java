package tandem.api.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.api.testing.RestTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SupportBundleContentTest extends RestTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private UUID session(String company, String outcome) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO session (company_id, id, ticket_hash, connector_id, state, progress, started_at, last_seen_at, ended_at,
                                             outcome, exchanges, remote_address)
                        VALUES (:company, :id, :hash, :id, 'ended', '{}', now(), now(), now(), :outcome, 2, '10.1.2.3')
                        """)
                .param("company", uuid(company))
                .param("id", id)
                .param("hash", id.toString().getBytes(StandardCharsets.UTF_8))
                .param("outcome", outcome)
                .update();
        return id;
    }

    private void exchange(
            String company,
            UUID session,
            int number,
            String request,
            byte @Nullable [] response,
            @Nullable String hresult) {
        jdbc.sql("""
                        INSERT INTO exchange (company_id, session_id, number, about, request, sent_at, response, hresult, message)
                        VALUES (:company, :session, :number, 'vendors, page 3', :request, now(), :response, :hresult, 'no')
                        """)
                .param("company", uuid(company))
                .param("session", session)
                .param("number", number)
                .param("request", request)
                .param("response", response)
                .param("hresult", hresult)
                .update();
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private Map<String, String> bundle(String company) throws IOException {
        var answer = keyWith("support").download("/api/v1/companies/" + company + "/support-bundle");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"" + company + "-support.zip\"");
        var files = new LinkedHashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
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

    @Test
    void it_holds_what_happened_of_late_and_what_went_over_the_wire_in_order() throws IOException {
        var company = newCompany();
        var other = newCompany();
        exchange(other, session(other, "completed"), 1, "<Others/>", packed("<Others/>"), null);
        var session = session(company, "failed");
        exchange(company, session, 1, "<Memo>secret</Memo>", packed("<Memo>secret too</Memo>"), null);
        exchange(company, session, 2, "<Second/>", null, "0x80040400");
        admin().post("/api/v1/companies/" + company + "/pause", Map.of("reason", "call 555 010 0999 first"))
                .expect(200);

        var files = bundle(company);

        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "company.jsonl",
                        "connectors.jsonl",
                        "sync-state.jsonl",
                        "sessions.jsonl",
                        "exchanges/0001.request.xml",
                        "exchanges/0001.response.xml",
                        "exchanges/0002.request.xml",
                        "exchanges/0002.refusal.txt",
                        "exchanges.jsonl",
                        "requests.jsonl",
                        "discrepancies.jsonl",
                        "audit-events.jsonl",
                        "contents.json");
        assertThat(files).containsEntry("exchanges/0001.request.xml", "<Memo>***</Memo>");
        assertThat(files).containsEntry("exchanges/0001.response.xml", "<Memo>***</Memo>");
        assertThat(files).containsEntry("exchanges/0002.refusal.txt", "0x80040400\nno");
        assertThat(lines(files, "exchanges.jsonl").stream()
                        .map(line -> line.path("hasResponse").asBoolean()))
                .containsExactly(true, false);
        assertThat(lines(files, "sessions.jsonl")).singleElement().satisfies(line -> {
            assertThat(line.path("outcome").asString()).isEqualTo("failed");
            assertThat(line.path("remoteAddress").asString()).isEqualTo("***");
        });
        assertThat(lines(files, "audit-events.jsonl"))
                .extracting(line -> line.path("reason").asString())
                .contains("call *** first");
        assertThat(lines(files, "company.jsonl").getFirst().path("id").asString())
                .isEqualTo(company);
    }

    @Test
    void only_support_gets_it_and_only_of_companies_that_it_knows() {
        var company = newCompany();
        var path = "/api/v1/companies/" + company + "/support-bundle";
        keyWith("read", "write", "admin").get(path).expectProblem(403, "forbidden");
        keyFor(newCompany(), "support").get(path).expectProblem(404, "not-found");
    }

    /** Found by the fuzzer: a number for a bill, as long as a body may be, stood in the way of the bundle. */
    @ParameterizedTest
    @ValueSource(strings = {"0123456789", "1 ", "1-2/3.4 ", "a_", "_b", "2026-03-05 "})
    void a_text_may_be_of_any_length(String piece) {
        var text = JSON.createObjectNode();
        text.put("name", piece.repeat(50_000)).put("memo", piece.repeat(50_000));

        var masked = Masking.of(text);

        assertThat(masked.path("memo").asString()).isEqualTo("***");
        assertThat(masked.path("name").asString()).doesNotContain("0123456");
    }

    @Test
    void ids_amounts_times_and_words_may_be_seen_and_texts_only_where_they_tell_what_happened() {
        var masked = Masking.of(JSON.readTree("""
                {"id": "req_01jd8m3v6feqavyp5sjd3k9q2c", "txnId": "1A2B-1772712000", "amount": "1234.50", "date": "2026-03-05",
                 "at": "2026-03-05T14:00:00Z", "status": "failed", "currency": "USD", "attempts": 3, "flag": true, "nothing": null,
                 "phone": "555-0100", "memo": "Pay Bob", "account": "123456789012", "email": "a@b.c",
                 "message": "Bill 1A2B-1772712000 of Acme, account 12-3456789, see req_01jd8m3v6feqavyp5sjd3k9q2c.",
                 "content": {"address": {"line1": "1 Main St"}, "lines": [{"description": "Nails", "quantity": "2"}]},
                 "changed": ["phone", "Bob's"]}
                """));

        assertThat(masked).isEqualTo(JSON.readTree("""
                {"id": "req_01jd8m3v6feqavyp5sjd3k9q2c", "txnId": "1A2B-1772712000", "amount": "1234.50", "date": "2026-03-05",
                 "at": "2026-03-05T14:00:00Z", "status": "failed", "currency": "USD", "attempts": 3, "flag": true, "nothing": null,
                 "phone": "***", "memo": "***", "account": "***", "email": "***",
                 "message": "Bill 1A2B-1772712000 of Acme, account ***, see req_01jd8m3v6feqavyp5sjd3k9q2c.",
                 "content": {"address": {"line1": "***"}, "lines": [{"description": "***", "quantity": "2"}]},
                 "changed": ["phone", "***"]}
                """));
    }
}
