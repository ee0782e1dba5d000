package tandem.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tandem.api.testing.RestTest;

class AccessTest extends RestTest {

    @Autowired
    @SuppressWarnings("NullAway.Init") // set by the test framework
    private List<RequestMappingHandlerMapping> mappings;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/companies",
                "/api/v1/nothing",
                "/nothing",
                "/v3/api-docs",
                "/actuator/prometheus",
                "/actuator/info",
                "/error",
                "/"
            })
    void without_a_key_nothing_can_be_told_apart(String path) {
        var refused = anybody().get(path).expectProblem(401, "not-authenticated");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
        anybody().with("wrong").get(path).expectProblem(401, "not-authenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void health_needs_no_key(String path) {
        assertThat(anybody().get(path).expect(200).text("/status")).isEqualTo("UP");
    }

    @Test
    void the_swagger_page_loads_without_a_key() {
        assertThat(anybody().get("/swagger-ui/index.html").expect(200).body()).contains("swagger-ui");
        anybody().get("/v3/api-docs/swagger-config").expect(200);
    }

    @Test
    @Tag("S13")
    void a_scope_opens_what_it_names_and_nothing_else() {
        var company = newCompany();
        var path = "/api/v1/companies/" + company;
        keyWith("read").get(path).expect(200);
        keyWith("support").get(path).expectProblem(403, "forbidden");
        keyWith("admin").get(path).expectProblem(403, "forbidden");
        keyWith("read").post(path + "/pause", Map.of("reason", "r")).expectProblem(403, "forbidden");
        keyWith("admin").post(path + "/pause", Map.of("reason", "r")).expectProblem(403, "forbidden");
        keyWith("support").post(path + "/pause", Map.of("reason", "r")).expect(200);
        keyWith("read", "support", "write")
                .post("/api/v1/companies", Map.of("name", "A"))
                .expectProblem(403, "forbidden");
        keyWith("admin").post("/api/v1/companies", Map.of("name", "A")).expect(201);
        keyWith("read").get("/v3/api-docs").expect(200);
        keyWith("write").get("/v3/api-docs").expectProblem(403, "forbidden");
    }

    @Test
    @Tag("S13")
    void who_may_not_manage_the_company_makes_sees_and_rotates_no_connector_key() {
        var path = "/api/v1/companies/" + newCompany() + "/connectors";
        var created = admin().post(path, Map.of("label", "PC")).expect(201);
        var one = path + '/' + created.text("/id");
        for (var other : List.of(keyWith("read"), keyWith("support"), keyWith("write"))) {
            other.post(path, Map.of("label", "PC")).expectProblem(403, "forbidden");
            other.post(one + "/rotate-key").expectProblem(403, "forbidden");
        }
        assertThat(keyWith("read").get(one).expect(200).body()).doesNotContain(created.text("/connectorKey"));
        keyWith("write").get(one + "/qwc").expectProblem(403, "forbidden");
        keyWith("support").get(one + "/qwc").expectProblem(403, "forbidden");
    }

    @Test
    void a_refusal_by_scope_says_nothing_about_what_exists() {
        var real = "/api/v1/companies/" + newCompany();
        var unknown = "/api/v1/companies/co_01jd8m3v6feqavyp5sjd3k9q2c";
        var body = "{not even json";
        for (var path : List.of(real, unknown, "/api/v1/companies/4711")) {
            keyWith("read").post(path + "/pause", body).expectProblem(403, "forbidden");
        }
    }

    @Test
    void for_a_limited_key_other_companies_do_not_exist() {
        var mine = newCompany();
        var other = newCompany();
        var connector = admin().post("/api/v1/companies/" + other + "/connectors", Map.of("label", "PC"))
                .expect(201)
                .text("/id");
        var key = keyFor(mine, "read", "support", "write", "admin");
        key.get("/api/v1/companies/" + mine).expect(200);
        assertThat(key.get("/api/v1/companies?limit=500").items("id")).containsExactly(mine);
        for (var path : List.of(
                "",
                "/connectors",
                "/connectors/" + connector,
                "/connectors/" + connector + "/qwc",
                "/pairing",
                "/sync-state",
                "/sessions")) {
            key.get("/api/v1/companies/" + other + path).expectProblem(404, "not-found");
        }
        for (var path : List.of(
                "/pause",
                "/resume",
                "/resync",
                "/retire",
                "/lease/release",
                "/pairing/confirm",
                "/pairing/reject",
                "/pairing/reset",
                "/connectors",
                "/connectors/" + connector + "/rotate-key",
                "/connectors/" + connector + "/reissue")) {
            key.post("/api/v1/companies/" + other + path, Map.of()).expectProblem(404, "not-found");
        }
        key.put("/api/v1/companies/" + other + "/quiet-hours", List.of()).expectProblem(404, "not-found");
        var any = key.header("If-Match", "*");
        any.patch("/api/v1/companies/" + other, Map.of("name", "Mine")).expectProblem(404, "not-found");
        any.delete("/api/v1/companies/" + other).expectProblem(404, "not-found");
        any.delete("/api/v1/companies/" + other + "/connectors/" + connector).expectProblem(404, "not-found");
        // A connector of another company below one's own company is not there either.
        key.get("/api/v1/companies/" + mine + "/connectors/" + connector).expectProblem(404, "not-found");
        any.delete("/api/v1/companies/" + mine + "/connectors/" + connector).expectProblem(404, "not-found");
        key.post("/api/v1/companies", Map.of("name", "Third")).expectProblem(403, "forbidden");
    }

    @Test
    void every_call_that_changes_something_names_its_scope_and_every_company_is_called_the_same() {
        var calls = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(call -> call.getKey().getPatternValues().stream().anyMatch(path -> path.startsWith("/api/v1/")))
                .toList();
        assertThat(calls).hasSizeGreaterThan(20);
        for (var call : calls) {
            for (var method : call.getKey().getMethodsCondition().getMethods()) {
                assertThat(AccessCheck.scopesFor(call.getValue(), method.name()))
                        .as("%s", call.getKey())
                        .isNotEmpty();
            }
            for (var path : call.getKey().getPatternValues()) {
                if (path.startsWith("/api/v1/companies/")) {
                    assertThat(path).startsWith("/api/v1/companies/{companyId}");
                }
            }
        }
    }

    @Test
    void answers_carry_the_headers_that_protect_browsers() {
        for (var path : List.of("/api/v1/companies", "/nothing", "/swagger-ui/index.html")) {
            var answer = anybody().get(path);
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.http().headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(admin().get("/api/v1/companies").header("Cache-Control")).contains("no-store");
    }

    @Test
    void a_version_is_never_taken_for_not_modified() {
        var path = "/api/v1/companies/" + newCompany();
        var seen = admin().get(path);
        admin().header("If-None-Match", seen.header("ETag")).get(path).expect(200);
    }
}
