package tandem.api.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandem.api.testing.RestTest;
import tandem.company.ConnectorId;
import tandem.company.SessionId;
import tandem.mirror.Kind;

class SyncStateResourceTest extends RestTest {

    private String company = "";
    private UUID connector = new UUID(0, 0);

    @BeforeEach
    void a_company_with_a_connector() {
        company = newCompany();
        connector = ConnectorId.parse(admin().post(path("/connectors"), Map.of("label", "PC"))
                        .expect(201)
                        .text("/id"))
                .orElseThrow()
                .value();
    }

    @Test
    void a_fresh_company_has_all_fields_of_the_contract() {
        var state = keyWith("read").get(path("/sync-state")).expect(200);
        assertThat(names(state, ""))
                .contains(
                        "companyId",
                        "connection",
                        "displayStatus",
                        "connectionReason",
                        "mode",
                        "phase",
                        "progressPercent",
                        "activeSession",
                        "lastCompletedAt",
                        "lastAttemptAt",
                        "lastError",
                        "nextPollExpectedAt",
                        "kinds",
                        "queue",
                        "attention");
        assertThat(state.text("/connection")).isEqualTo("not_connected");
        assertThat(state.text("/displayStatus")).isEqualTo("Not Connected");
        assertThat(state.text("/mode")).isEqualTo("unknown");
        assertThat(state.text("/phase")).isEqualTo("unpaired");
        assertThat(state.json()
                        .path("kinds")
                        .valueStream()
                        .map(kind -> kind.path("kind").asString()))
                .containsExactlyElementsOf(
                        Arrays.stream(Kind.values()).map(Kind::word).toList());
        assertThat(state.json().at("/queue").toString())
                .isEqualTo("{\"queued\":0,\"sent\":0,\"inDoubt\":0,\"failed\":0}");
        assertThat(state.json().at("/attention/0").propertyNames())
                .containsExactlyInAnyOrder("code", "severity", "message", "actor", "action", "since");
    }

    @Test
    void a_session_at_work_shows() {
        var session = session("asking", 3, clock.instant(), null);
        confirm();
        jdbc.sql("UPDATE company_sync SET lease_connector_id = ?, lease_attempted_at = ?, lease_session_id = ?,"
                        + " last_mode = 'offline' WHERE company_id = ?")
                .params(connector, now(), session, uuid(company))
                .update();
        jdbc.sql("UPDATE connector SET last_seen_at = ?, answer = 'work' WHERE id = ?")
                .params(now(), connector)
                .update();
        var state = admin().get(path("/sync-state")).expect(200);
        assertThat(state.text("/connection")).isEqualTo("synchronizing");
        assertThat(state.text("/connectionReason")).isEqualTo("synchronizing");
        assertThat(state.text("/mode")).isEqualTo("offline");
        assertThat(state.text("/activeSession/id")).isEqualTo(new SessionId(session).toString());
        assertThat(state.text("/activeSession/connectorId")).isEqualTo(new ConnectorId(connector).toString());
        assertThat(admin().get(path("/connectors")).items("statusText")).containsExactly("synchronizing");

        admin().post(path("/lease/release"), Map.of("reason", "B takes over")).expect(200);
        assertThat(admin().get(path("/sync-state")).json().path("activeSession").isNull())
                .isTrue();
        var ended = admin().get("/api/v1/sessions/" + new SessionId(session)).expect(200);
        assertThat(ended.text("/outcome")).isEqualTo("abandoned");
        assertThat(ended.text("/error/message")).contains("handed over");
    }

    @Test
    void how_far_a_kind_is_read_is_told_by_quickbooks_own_clock() {
        confirm();
        jdbc.sql("INSERT INTO read_mark (company_id, kind, synced_through, initial_done, complete, last_read_at, scrub)"
                        + " VALUES (?, 'account', '2026-03-01 09:58:00.25', true, true, ?, ?::jsonb)")
                .params(uuid(company), now(), "{\"verifiedAt\":\"2026-02-27T10:00:00Z\"}")
                .update();
        jdbc.sql(
                        "INSERT INTO account (company_id, id, list_id, edit_sequence, time_modified, time_modified_text, content_hash,"
                                + " version, removed_at, created_at, updated_at)"
                                + " SELECT ?, gen_random_uuid(), 'A' || n, '1', now(), 'now', '', 1,"
                                + " CASE WHEN n = 3 THEN now() END, now(), now() FROM generate_series(1, 3) n")
                .param(uuid(company))
                .update();
        var account = admin().get(path("/sync-state")).json().at("/kinds/0");
        assertThat(account.path("count").asInt()).isEqualTo(2);
        assertThat(account.path("syncedThrough").asString()).isEqualTo("2026-03-01T09:58:00");
        assertThat(account.path("complete").asBoolean()).isTrue();
        assertThat(account.path("lastReadAt").asString())
                .isEqualTo(clock.instant().toString());
        assertThat(account.path("verifiedAt").asString()).isEqualTo("2026-02-27T10:00:00Z");
    }

    @Test
    void the_board_shows_the_worst_first_page_by_page() {
        stop();
        var seen = new ArrayList<String>();
        var path = "/api/v1/sync-states?limit=3";
        while (!path.isEmpty()) {
            var page = admin().get(path).expect(200);
            seen.addAll(page.items("companyId"));
            var next = page.json().path("nextCursor");
            path = next.isNull() ? "" : "/api/v1/sync-states?limit=3&cursor=" + next.asString();
        }
        assertThat(seen)
                .doesNotHaveDuplicates()
                .hasSize(jdbc.sql("SELECT count(*) FROM company")
                        .query(Integer.class)
                        .single());
        var all = admin().get("/api/v1/sync-states?limit=500");
        assertThat(all.items("companyId")).isEqualTo(seen);
        assertThat(all.json().at("/items/0/attention/0/severity").asString()).isEqualTo("critical");
        var needing = admin().get("/api/v1/sync-states?attention=true&limit=500");
        assertThat(needing.items("companyId")).contains(company);
        assertThat(admin().get("/api/v1/sync-states?attention=false&limit=500").items("companyId"))
                .doesNotContain(company);
        assertThat(admin().get("/api/v1/sync-states?connection=synchronizing&limit=500")
                        .items("companyId"))
                .doesNotContain(company);
        assertThat(admin().get("/api/v1/sync-states?connection=not_connected&limit=500")
                        .items("companyId"))
                .contains(company);
        admin().get("/api/v1/sync-states?connection=gone").expectProblem(400, "invalid-parameter");
        assertThat(keyFor(company, "read").get("/api/v1/sync-states").items("companyId"))
                .containsExactly(company);
    }

    @Test
    void sessions_are_listed_the_latest_first() {
        var first = session("ended", 1, clock.instant().minus(Duration.ofMinutes(10)), "completed");
        var second = session("ended", 4, clock.instant().minus(Duration.ofMinutes(5)), "failed");
        jdbc.sql(
                        "UPDATE session SET error_code = 'login_conflict', error_message = 'Signed in elsewhere.' WHERE id = ?")
                .param(second)
                .update();
        var page = admin().get(path("/sessions?limit=1")).expect(200);
        assertThat(page.items("id")).containsExactly(new SessionId(second).toString());
        assertThat(names(page, "/items/0"))
                .contains(
                        "id",
                        "companyId",
                        "connectorId",
                        "startedAt",
                        "endedAt",
                        "outcome",
                        "exchanges",
                        "reads",
                        "writes",
                        "error");
        assertThat(page.text("/items/0/error/code")).isEqualTo("login_conflict");
        var next = admin().get(path("/sessions?limit=1&cursor=" + page.text("/nextCursor")))
                .expect(200);
        assertThat(next.items("id")).containsExactly(new SessionId(first).toString());
        assertThat(next.json().path("nextCursor").isNull()).isTrue();
        assertThat(next.json().at("/items/0/error").isNull()).isTrue();
    }

    @Test
    @Tag("S48")
    void a_session_says_whether_quickbooks_was_open_or_was_opened_for_it() {
        var session = session("ended", 1, clock.instant(), "completed");
        jdbc.sql("UPDATE session SET mode = 'offline' WHERE id = ?")
                .param(session)
                .update();
        assertThat(admin().get("/api/v1/sessions/" + new SessionId(session)).text("/mode"))
                .isEqualTo("offline");
        assertThat(admin().get(path("/sessions")).items("mode")).containsExactly("offline");
    }

    @Test
    void what_went_over_the_wire_is_for_support_and_masked() throws IOException {
        var session = session("ended", 1, clock.instant(), "failed");
        var id = new SessionId(session).toString();
        for (int number = 1; number <= 2; number++) {
            jdbc.sql(
                            "INSERT INTO exchange (company_id, session_id, number, about, request, sent_at, response, response_bytes, reply)"
                                    + " VALUES (?, ?, ?, 'changes', '<VendorQueryRq><Phone>555-0100</Phone></VendorQueryRq>', ?, ?, 10, -1)")
                    .params(
                            uuid(company),
                            session,
                            number,
                            now(),
                            packed("<VendorTaxIdent>12-3456789</VendorTaxIdent><broken"))
                    .update();
        }
        var path = "/api/v1/sessions/" + id + "/exchanges";
        keyWith("read", "admin", "write").get(path).expectProblem(403, "forbidden");
        var support = keyWith("support");
        var page = support.get(path + "?limit=1").expect(200);
        assertThat(page.text("/items/0/request")).isEqualTo("<VendorQueryRq><Phone>***</Phone></VendorQueryRq>");
        assertThat(page.text("/items/0/response")).isEqualTo("<VendorTaxIdent>***</VendorTaxIdent><broken");
        assertThat(support.get(path + "?limit=1&cursor=" + page.text("/nextCursor"))
                        .json()
                        .at("/items/0/number")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void a_session_of_another_company_does_not_exist() {
        var session = new SessionId(session("ended", 1, clock.instant(), "completed")).toString();
        var other = keyFor(newCompany(), "read", "support");
        other.get("/api/v1/sessions/" + session).expectProblem(404, "not-found");
        other.get("/api/v1/sessions/" + session + "/exchanges").expectProblem(404, "not-found");
        keyFor(company, "read").get("/api/v1/sessions/" + session).expect(200);
        admin().get("/api/v1/sessions/ses_01jd8m3v6feqavyp5sjd3k9q2c").expectProblem(404, "not-found");
    }

    @Test
    void a_revoked_connector_is_out_at_once() {
        var session = session("asking", 3, clock.instant(), null);
        jdbc.sql(
                        "UPDATE company_sync SET lease_connector_id = ?, lease_attempted_at = ?, lease_session_id = ? WHERE company_id = ?")
                .params(connector, now(), session, uuid(company))
                .update();
        admin().header("If-Match", "*")
                .delete(path("/connectors/" + new ConnectorId(connector)))
                .expect(204);
        assertThat(admin().get("/api/v1/sessions/" + new SessionId(session)).text("/outcome"))
                .isEqualTo("abandoned");
        assertThat(jdbc.sql("SELECT lease_connector_id IS NULL FROM company_sync WHERE company_id = ?")
                        .param(uuid(company))
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private void confirm() {
        jdbc.sql(
                        "UPDATE company_sync SET pairing = 'confirmed', confirmed_at = ?, confirmed_file_id = ? WHERE company_id = ?")
                .params(now(), UUID.randomUUID(), uuid(company))
                .update();
    }

    private void stop() {
        jdbc.sql("UPDATE company_sync SET suspended_at = ?, suspended_code = 'file_behind', suspended_reason = 'Old.'"
                        + " WHERE company_id = ?")
                .params(now(), uuid(company))
                .update();
    }

    private UUID session(
            String state, int exchanges, Instant startedAt, @org.jspecify.annotations.Nullable String outcome) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        "INSERT INTO session (company_id, id, ticket_hash, connector_id, state, progress, started_at, last_seen_at,"
                                + " exchanges, outcome, ended_at)"
                                + " VALUES (:company, :id, decode(md5(:id::text), 'hex'), :connector, :state, '{}', :at, :at, :exchanges,"
                                + " :outcome, CASE WHEN :outcome::text IS NOT NULL THEN :at::timestamptz END)")
                .param("company", uuid(company))
                .param("id", id)
                .param("connector", connector)
                .param("state", state)
                .param("at", Timestamp.from(startedAt))
                .param("exchanges", exchanges)
                .param("outcome", outcome)
                .update();
        return id;
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private String path(String rest) {
        return "/api/v1/companies/" + company + rest;
    }
}
