package tandem.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tandem.api.testing.Answer;
import tandem.api.testing.RestTest;

class WebhookEndpointTest extends RestTest {

    private static final String ENDPOINTS = "/api/v1/webhook-endpoints";
    private static final String URL = "https://receiver.example.com/tandem";

    @Test
    void an_endpoint_is_made_and_its_secret_is_shown_once() {
        var company = newCompany();
        var created = admin().post(
                        ENDPOINTS,
                        Map.of(
                                "url",
                                URL,
                                "companyId",
                                company,
                                "description",
                                " bills ",
                                "eventTypes",
                                List.of("com.mineraltree.tandem.bill.*")))
                .expect(201);

        assertThat(created.text("/secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(created.header("Location")).isEqualTo(ENDPOINTS + '/' + created.text("/id"));
        assertThat(created.text("/status")).isEqualTo("enabled");
        assertThat(created.text("/companyId")).isEqualTo(company);
        assertThat(created.text("/description")).isEqualTo("bills");
        var seen = keyWith("read").get(at(created)).expect(200);
        assertThat(seen.body()).doesNotContain("whsec_").doesNotContain("\"secret\"");
        assertThat(keyWith("read").get(ENDPOINTS + "?limit=500").items("id")).contains(created.text("/id"));
        assertThat(jdbc.sql("SELECT webhook_endpoint::text FROM webhook_endpoint")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(created.text("/secret").substring(6)));
        assertThat(acts(created)).containsExactlyInAnyOrder("webhook_endpoint_created");
    }

    @Test
    void an_address_that_may_not_be_called_and_types_that_do_not_exist_are_refused_together() {
        var refused = admin().post(
                        ENDPOINTS,
                        Map.of(
                                "url",
                                "https://169.254.169.254/latest/meta-data",
                                "eventTypes",
                                List.of("com.mineraltree.tandem.bill.updated", "bill.sung"),
                                "description",
                                "x".repeat(201)))
                .expectProblem(422, "invalid-fields");
        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .map(e -> e.path("pointer").asString()))
                .containsExactlyInAnyOrder("/url", "/eventTypes/1", "/description");
        admin().post(ENDPOINTS, Map.of()).expectProblem(422, "invalid-fields");
        admin().post(ENDPOINTS, Map.of("url", URL, "companyId", "co_01jd8m3v6feqavyp5sjd3k9q2c"))
                .expectProblem(422, "invalid-fields");
        admin().post(ENDPOINTS, Map.of("url", URL, "secret", "whsec_mine")).expectProblem(400, "malformed-body");
    }

    @Test
    void a_dry_run_makes_nothing_and_a_repeated_call_makes_one() {
        var dry = admin().post(ENDPOINTS + "?validateOnly=true", Map.of("url", URL))
                .expect(200);
        assertThat(dry.json().has("secret")).isFalse();
        admin().get(at(dry)).expectProblem(404, "not-found");

        var key = unique("key");
        var first = admin().header("Idempotency-Key", key)
                .post(ENDPOINTS, Map.of("url", URL))
                .expect(201);
        var again = admin().header("Idempotency-Key", key)
                .post(ENDPOINTS, Map.of("url", URL))
                .expect(201);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(again.text("/secret")).isEqualTo(first.text("/secret"));
    }

    @Test
    void a_key_of_one_company_sees_and_makes_endpoints_of_that_company_only() {
        var mine = newCompany();
        var forAll = endpoint(null);
        var ofOthers = endpoint(newCompany());
        var limited = keyFor(mine, "admin", "read");

        limited.post(ENDPOINTS, Map.of("url", URL)).expectProblem(403, "forbidden");
        limited.post(ENDPOINTS, Map.of("url", URL, "companyId", newCompany())).expectProblem(403, "forbidden");
        var own = limited.post(ENDPOINTS, Map.of("url", URL, "companyId", mine)).expect(201);
        assertThat(limited.get(ENDPOINTS).items("id")).containsExactly(own.text("/id"));
        for (var other : List.of(forAll, ofOthers)) {
            var test = admin().post(at(other) + "/test").expect(202);
            limited.get(at(other)).expectProblem(404, "not-found");
            limited.header("If-Match", "*").patch(at(other), Map.of("url", URL)).expectProblem(404, "not-found");
            limited.header("If-Match", "*").delete(at(other)).expectProblem(404, "not-found");
            limited.post(at(other) + "/rotate-secret").expectProblem(404, "not-found");
            limited.post(at(other) + "/test").expectProblem(404, "not-found");
            limited.post(at(other) + "/replay", Map.of("since", "2026-01-01T00:00:00Z"))
                    .expectProblem(404, "not-found");
            limited.get(at(other) + "/deliveries").expectProblem(404, "not-found");
            var delivery = at(other) + "/deliveries/" + test.text("/id");
            limited.get(delivery).expectProblem(404, "not-found");
            limited.post(delivery + "/redeliver").expectProblem(404, "not-found");
            limited.get(at(own) + "/deliveries/" + test.text("/id")).expectProblem(404, "not-found");
        }
    }

    @Test
    void changes_need_the_scope_admin() {
        var endpoint = endpoint(null);
        for (var key : List.of(keyWith("read"), keyWith("write"), keyWith("support"))) {
            key.post(ENDPOINTS, Map.of("url", URL)).expectProblem(403, "forbidden");
            key.post(at(endpoint) + "/test").expectProblem(403, "forbidden");
            key.post(at(endpoint) + "/rotate-secret").expectProblem(403, "forbidden");
            key.post(at(endpoint) + "/replay", Map.of("since", "2026-01-01T00:00:00Z"))
                    .expectProblem(403, "forbidden");
        }
        keyWith("support").get(ENDPOINTS).expectProblem(403, "forbidden");
    }

    @Test
    void a_change_is_meant_for_a_version_and_recorded_with_before_and_after() {
        var created = endpoint(null);
        admin().patch(at(created), Map.of("description", "x")).expectProblem(428, "if-match-missing");

        var changed = admin().ifMatch(created)
                .patch(
                        at(created),
                        "{\"description\":\"new\",\"eventTypes\":[\"com.mineraltree.tandem.request.failed\"]}")
                .expect(200);

        assertThat(changed.text("/url")).isEqualTo(URL);
        assertThat(changed.json().at("/eventTypes/0").asString()).isEqualTo("com.mineraltree.tandem.request.failed");
        assertThat(changed.json().path("version").asInt()).isEqualTo(1);
        admin().ifMatch(created).patch(at(created), Map.of("description", "y")).expectProblem(412, "stale-version");
        admin().ifMatch(changed)
                .patch(at(created), Map.of("url", "http://localhost/"))
                .expectProblem(422, "invalid-fields");
        admin().ifMatch(changed)
                .patch(at(created), Map.of("companyId", newCompany()))
                .expectProblem(400, "malformed-body");
        var all = admin().ifMatch(changed)
                .patch(at(created), "{\"eventTypes\":null,\"description\":null}")
                .expect(200);
        assertThat(all.json().path("eventTypes").isEmpty()).isTrue();
        assertThat(jdbc.sql("SELECT after ->> 'description' FROM audit_event"
                                + " WHERE subject = ? AND action = 'webhook_endpoint_changed'")
                        .param(created.text("/id"))
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("new", null);
    }

    @Test
    void a_disabled_endpoint_is_sent_nothing_until_it_is_enabled() {
        var created = endpoint(null);
        var disabled = admin().ifMatch(created)
                .patch(at(created), Map.of("status", "disabled"))
                .expect(200);
        assertThat(disabled.text("/disabledBecause")).isEqualTo("by_caller");

        admin().post(at(created) + "/test").expectProblem(409, "webhook-disabled");
        admin().post(at(created) + "/replay", Map.of("since", "2026-01-01T00:00:00Z"))
                .expectProblem(409, "webhook-disabled");

        var enabled = admin().ifMatch(disabled)
                .patch(at(created), Map.of("status", "enabled"))
                .expect(200);
        assertThat(enabled.json().path("disabledAt").isNull()).isTrue();
        admin().post(at(created) + "/test").expect(202);
    }

    @Test
    void a_rotation_shows_the_new_secret_once_and_says_how_long_the_old_one_signs() {
        var created = endpoint(null);
        var rotated = admin().post(at(created) + "/rotate-secret", Map.of("overlapMinutes", 30))
                .expect(200);

        assertThat(rotated.text("/secret")).startsWith("whsec_").isNotEqualTo(created.text("/secret"));
        assertThat(rotated.text("/previousSecretValidUntil"))
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(30)).toString());
        assertThat(admin().get(at(created)).body()).doesNotContain("whsec_");
        admin().post(at(created) + "/rotate-secret", Map.of("overlapMinutes", 43_201))
                .expectProblem(422, "invalid-fields");
        assertThat(acts(created)).containsExactlyInAnyOrder("webhook_endpoint_created", "webhook_secret_rotated");
    }

    @Test
    void a_test_event_waits_to_be_sent_and_can_be_asked_for_again() {
        var company = newCompany();
        var endpoint = endpoint(company);

        var test = admin().post(at(endpoint) + "/test").expect(202);

        assertThat(test.text("/status")).isEqualTo("pending");
        assertThat(test.text("/event/type")).isEqualTo("com.mineraltree.tandem.webhook.test");
        assertThat(test.text("/event/source")).isEqualTo("https://hub.example.com/api/v1/companies/" + company);
        var place = at(endpoint) + "/deliveries/" + test.text("/id");
        assertThat(test.header("Location")).isEqualTo(place);
        assertThat(admin().get(place).expect(200).json()).isEqualTo(test.json());
        admin().post(place + "/redeliver").expect(202);
        assertThat(admin().get(at(endpoint) + "/deliveries?status=pending&companyId=" + company)
                        .items("id"))
                .containsExactly(test.text("/id"));
        assertThat(admin().get(at(endpoint) + "/deliveries?status=failed").items("id"))
                .isEmpty();
        admin().get(at(endpoint) + "/deliveries?status=lost").expectProblem(400, "invalid-parameter");
        assertThat(acts(endpoint))
                .containsExactlyInAnyOrder(
                        "webhook_endpoint_created", "webhook_endpoint_tested", "webhook_redelivered");
    }

    @Test
    void deliveries_come_in_pages_the_newest_first() {
        var endpoint = endpoint(null);
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofSeconds(1));
            admin().post(at(endpoint) + "/test").expect(202);
        }
        var first = admin().get(at(endpoint) + "/deliveries?limit=2").expect(200);
        var second = admin().get(at(endpoint) + "/deliveries?limit=2&cursor=" + first.text("/nextCursor"))
                .expect(200);
        var all = new ArrayList<>(first.items("id"));
        all.addAll(second.items("id"));
        assertThat(all).hasSize(3).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void a_replay_needs_a_moment_that_has_passed_and_a_company_that_the_endpoint_is_told_of() {
        var company = newCompany();
        var endpoint = endpoint(company);
        var replay = at(endpoint) + "/replay";

        admin().post(replay, Map.of()).expectProblem(422, "invalid-fields");
        admin().post(replay, Map.of("since", clock.instant().plusSeconds(60).toString()))
                .expectProblem(422, "invalid-fields");
        admin().post(replay, Map.of("since", "2026-01-01T00:00:00Z", "companyId", newCompany()))
                .expectProblem(422, "invalid-fields");
        admin().post(replay, Map.of("since", "yesterday")).expectProblem(400, "malformed-body");
        var done = admin().post(replay, Map.of("since", "2026-01-01T00:00:00Z", "companyId", company))
                .expect(202);
        assertThat(done.json().path("companies").asInt()).isZero();
    }

    @Test
    void deleted_it_is_gone_and_with_its_company_too() {
        var one = endpoint(null);
        admin().delete(at(one)).expectProblem(428, "if-match-missing");
        admin().ifMatch(one).delete(at(one)).expect(204);
        admin().get(at(one)).expectProblem(404, "not-found");
        assertThat(acts(one)).containsExactlyInAnyOrder("webhook_endpoint_created", "webhook_endpoint_deleted");

        var company = newCompany();
        var other = endpoint(company);
        admin().post(at(other) + "/test").expect(202);
        admin().header("If-Match", "*").delete("/api/v1/companies/" + company).expect(204);
        admin().get(at(other)).expectProblem(404, "not-found");
        assertThat(jdbc.sql("SELECT count(*) FROM webhook_delivery WHERE company_id = ?")
                        .param(uuid(company))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Answer endpoint(@Nullable String company) {
        var wanted = new LinkedHashMap<String, Object>();
        wanted.put("url", URL);
        if (company != null) {
            wanted.put("companyId", company);
        }
        return admin().post(ENDPOINTS, wanted).expect(201);
    }

    private static String at(Answer endpoint) {
        return ENDPOINTS + '/' + endpoint.text("/id");
    }

    private List<String> acts(Answer endpoint) {
        return jdbc.sql("SELECT action FROM audit_event WHERE subject = ?")
                .param(endpoint.text("/id"))
                .query((row, number) -> row.getString(1))
                .list();
    }
}
