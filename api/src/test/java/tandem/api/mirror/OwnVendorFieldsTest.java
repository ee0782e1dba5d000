package tandem.api.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tandem.api.testing.Answer;
import tandem.api.testing.RestTest;
import tandem.identity.UuidV7;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;

/** Bank details and the usual way of paying a vendor are kept here, and nowhere else. */
@ExtendWith(OutputCaptureExtension.class)
class OwnVendorFieldsTest extends RestTest {

    private static final String MARKER = "8172635445362718";
    private static final Map<String, Object> ACH =
            Map.of("achDetails", "021000021 / " + MARKER, "defaultPaymentType", "ach");

    private String company = "";
    private String vendor = "";

    @BeforeEach
    void a_company_with_a_vendor() {
        company = newCompany();
        UUID id = UuidV7.at(clock.instant());
        jdbc.sql("""
                        INSERT INTO vendor (company_id, id, list_id, edit_sequence, time_modified, time_modified_text, content_hash,
                                            name, is_active, phone, version, created_at, updated_at)
                        VALUES (?, ?, '80000001-1', '1', now()::timestamp, 'now', ''::bytea, 'Acme Supplies', true, '111', 3, now(),
                                now())
                        """).params(uuid(company), id).update();
        vendor = "/api/v1/companies/" + company + "/vendors/" + EntityId.of(Kind.VENDOR, id);
    }

    private Answer patch(Object body) {
        return keyWith("read", "write").ifMatch(admin().get(vendor).expect(200)).patch(vendor, body);
    }

    @Test
    @Tag("S57")
    @Tag("S58")
    void they_are_kept_at_once_and_cause_no_request() {
        var changed = patch(ACH).expect(200);

        assertThat(changed.text("/achDetails")).isEqualTo("021000021 / " + MARKER);
        assertThat(changed.text("/defaultPaymentType")).isEqualTo("ach");
        assertThat(changed.json().path("requestId").isNull()).isTrue();
        assertThat(keyWith("read").get("/api/v1/requests?companyId=" + company).items("id"))
                .isEmpty();
    }

    @Test
    void with_what_quickbooks_has_they_are_kept_at_once_and_the_rest_is_queued() {
        var changed = patch(Map.of("defaultPaymentType", "virtual_card", "phone", "222"))
                .expect(202);

        assertThat(changed.text("/defaultPaymentType")).isEqualTo("virtual_card");
        assertThat(changed.text("/phone")).isEqualTo("111");
        assertThat(jdbc.sql("SELECT errand::text FROM request WHERE company_id = ?")
                        .param(uuid(company))
                        .query(String.class)
                        .single())
                .contains("222")
                .doesNotContain("irtual");
    }

    @Test
    void they_count_for_the_version_and_what_is_absent_stays() {
        assertThat(patch(ACH).expect(200).header("ETag")).isEqualTo("\"4\"");
        keyWith("write")
                .header("If-Match", "\"3\"")
                .patch(vendor, Map.of("achDetails", "another"))
                .expectProblem(412, "stale-version");

        var changed = patch(Map.of("defaultPaymentType", "check")).expect(200);

        assertThat(changed.header("ETag")).isEqualTo("\"5\"");
        assertThat(changed.text("/achDetails")).contains(MARKER);
        assertThat(patch(Map.of("defaultPaymentType", "check")).expect(200).header("ETag"))
                .as("nothing changed")
                .isEqualTo("\"5\"");
    }

    @Test
    void null_or_an_empty_text_clears() {
        patch(ACH).expect(200);
        var cleared = new HashMap<String, Object>();
        cleared.put("achDetails", "");
        cleared.put("defaultPaymentType", null);

        var changed = patch(cleared).expect(200);

        assertThat(changed.json().path("achDetails").isNull()).isTrue();
        assertThat(changed.json().path("defaultPaymentType").isNull()).isTrue();
    }

    @Test
    void bank_details_are_whole_for_those_who_may_change_them_and_masked_for_all_others() {
        patch(ACH).expect(200);
        var list = "/api/v1/companies/" + company + "/vendors";

        for (var path : new String[] {vendor, list}) {
            assertThat(keyWith("read", "write").get(path).expect(200).body()).contains(MARKER);
            assertThat(keyWith("read", "support", "admin").get(path).expect(200).body())
                    .contains("\"****2718\"")
                    .doesNotContain(MARKER);
        }
    }

    @Test
    void a_text_that_is_too_long_and_an_unknown_way_of_paying_are_refused() {
        var refusal = patch(Map.of("achDetails", "1".repeat(2001), "phone", "1".repeat(22)))
                .expectProblem(422, "invalid-fields");

        assertThat(refusal.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .containsExactlyInAnyOrder("/achDetails", "/phone");
        assertThat(patch(Map.of("defaultPaymentType", "cash"))
                        .expectProblem(400, "malformed-body")
                        .text("/errors/0/pointer"))
                .isEqualTo("/defaultPaymentType");
        patch(Map.of("achDetails", "1".repeat(2000))).expect(200);
    }

    @Test
    void a_dry_run_keeps_nothing() {
        keyWith("read", "write")
                .ifMatch(admin().get(vendor).expect(200))
                .patch(vendor + "?validateOnly=true", ACH)
                .expect(200);

        assertThat(admin().get(vendor).expect(200).header("ETag")).isEqualTo("\"3\"");
    }

    @Test
    @Tag("S57")
    void bank_details_are_in_no_table_no_log_line_and_no_archive(CapturedOutput output) throws IOException {
        patch(ACH).expect(200);
        patch(Map.of("achDetails", MARKER, "phone", "222")).expect(202);
        patch(Map.of("achDetails", MARKER, "defaultPaymentType", "cash")).expect(400);
        keyWith("read", "write")
                .header("Idempotency-Key", unique("key"))
                .ifMatch(admin().get(vendor).expect(200))
                .patch(vendor, Map.of("achDetails", "021000021 " + MARKER))
                .expect(200);

        assertThat(tablesWith(MARKER)).isEmpty();
        assertThat(tablesWith("Acme Supplies")).as("the search does search").contains("vendor");
        assertThat(jdbc.sql("SELECT string_agg(after::text, ' ') FROM audit_event WHERE company_id = ? AND action = ?")
                        .params(uuid(company), "vendor_own_fields_changed")
                        .query(String.class)
                        .single())
                .contains("achDetails", "defaultPaymentType");
        assertThat(archive()).contains("Acme Supplies").doesNotContain(MARKER, "2718");
        assertThat(output.getAll()).doesNotContain(MARKER);
    }

    private List<String> tablesWith(String text) {
        return jdbc
                .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
                .query((row, number) -> row.getString("table_name"))
                .list()
                .stream()
                .filter(table -> jdbc.sql("SELECT EXISTS (SELECT 1 FROM " + table
                                + " t WHERE position(:text IN t::text) > 0 OR position(:hex IN t::text) > 0)")
                        .param("text", text)
                        .param("hex", HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)))
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    private String archive() throws IOException {
        var bytes = admin().download("/api/v1/companies/" + company + "/export").body();
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
