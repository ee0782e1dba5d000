package tandem.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.api.testing.RestTest;

class ProblemTest extends RestTest {

    @Test
    void every_problem_has_a_page_and_every_page_a_problem() throws IOException {
        try (var pages = Files.list(Path.of("../docs/problems"))) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", ""))
                            .collect(Collectors.toSet()))
                    .isEqualTo(Arrays.stream(ProblemType.values())
                            .map(ProblemType::code)
                            .collect(Collectors.toSet()));
        }
        for (var type : ProblemType.values()) {
            assertThat(Files.readString(Path.of("../docs/problems", type.code() + ".md")))
                    .startsWith("# " + type.code() + "\n")
                    .contains("(HTTP " + type.status() + ")", type.title());
        }
    }

    @Test
    void a_problems_type_is_the_address_of_its_page() {
        var page = anybody().get("/problems/stale-version").expect(200);
        assertThat(page.header("Content-Type")).startsWith("text/markdown");
        assertThat(page.body()).startsWith("# stale-version");
        anybody().get("/problems/no-such-problem").expectProblem(404, "not-found");
    }

    @Test
    void an_unknown_path_is_not_found() {
        admin().get("/api/v1/nothing").expectProblem(404, "not-found");
        admin().get("/nothing").expectProblem(404, "not-found");
        admin().post("/api/v1/nothing", Map.of()).expectProblem(404, "not-found");
    }

    @Test
    void a_method_that_a_path_does_not_take_is_refused_with_those_it_takes() {
        var refused = admin().put("/api/v1/companies", Map.of()).expectProblem(405, "method-not-allowed");
        assertThat(refused.header("Allow")).contains("GET", "POST");
    }

    @Test
    void formats_other_than_json_are_refused() {
        admin().header("Accept", "text/html").get("/api/v1/companies").expectProblem(406, "not-acceptable");
        admin().header("Content-Type", "text/plain")
                .post("/api/v1/companies", "name=Acme")
                .expectProblem(415, "unsupported-media-type");
        admin().header("Content-Type", "application/x-www-form-urlencoded")
                .post("/api/v1/companies", "name=Acme")
                .expectProblem(415, "unsupported-media-type");
    }

    @Test
    void a_body_that_is_no_json_is_refused() {
        admin().post("/api/v1/companies", "{\"name\":").expectProblem(400, "malformed-body");
        admin().post("/api/v1/companies", "").expectProblem(400, "malformed-body");
        admin().post("/api/v1/companies").expectProblem(400, "malformed-body");
        admin().post("/api/v1/companies", "{\"name\":\"A\"} {}").expectProblem(400, "malformed-body");
        admin().post("/api/v1/companies", "{\"name\":\"A\",\"name\":\"B\"}").expectProblem(400, "malformed-body");
        admin().post("/api/v1/companies", "null").expectProblem(400, "malformed-body");
    }

    @Test
    void a_field_that_is_unknown_or_of_a_wrong_type_is_named() {
        var unknown = admin().post("/api/v1/companies", "{\"name\":\"A\",\"nmae\":\"B\"}")
                .expectProblem(400, "malformed-body");
        assertThat(unknown.text("/errors/0/pointer")).isEqualTo("/nmae");
        assertThat(unknown.text("/errors/0/code")).isEqualTo("unknown_field");
        var type = admin().post("/api/v1/companies", "{\"name\":\"A\",\"syncIntervalMinutes\":\"5\"}")
                .expectProblem(400, "malformed-body");
        assertThat(type.text("/errors/0/pointer")).isEqualTo("/syncIntervalMinutes");
        var date = admin().post("/api/v1/companies", "{\"name\":\"A\",\"declaredRestoreDates\":[\"2026-13-01\"]}")
                .expectProblem(400, "malformed-body");
        assertThat(date.text("/errors/0/pointer")).isEqualTo("/declaredRestoreDates/0");
        assertThat(date.body()).doesNotContain("java", "LocalDate");
        var word = admin().post("/api/v1/api-keys", "{\"label\":\"A\",\"scopes\":[\"root\"]}")
                .expectProblem(400, "malformed-body");
        assertThat(word.text("/errors/0/pointer")).isEqualTo("/scopes/0");
        assertThat(word.text("/errors/0/message")).contains("read, support, write, admin");
    }

    @Test
    void a_body_that_is_too_large_is_refused() {
        var body = "{\"name\":\"" + "A".repeat(1_100_000) + "\"}";
        admin().post("/api/v1/companies", body).expectProblem(413, "body-too-large");
    }

    @Test
    void parameters_are_checked() {
        for (var limit : new String[] {"0", "501", "many", ""}) {
            var refused = admin().get("/api/v1/companies?limit=" + limit).expectProblem(400, "invalid-parameter");
            assertThat(refused.text("/errors/0/parameter")).isEqualTo("limit");
        }
        admin().get("/api/v1/companies?cursor=nonsense!").expectProblem(400, "invalid-parameter");
        var cursor = Cursor.of("another list", "1").text();
        admin().get("/api/v1/companies?cursor=" + cursor).expectProblem(400, "invalid-parameter");
        var wrongKey = Cursor.of("companies", "1").text();
        admin().get("/api/v1/companies?cursor=" + wrongKey).expectProblem(400, "invalid-parameter");
        admin().post("/api/v1/companies?validateOnly=maybe", Map.of("name", "A"))
                .expectProblem(400, "invalid-parameter");
    }

    /** Found by the fuzzer, as are the ranges of types below: the server throws at whoever asks for the parameters first. */
    @ParameterizedTest
    @ValueSource(strings = {"=1", "limit=1&=1", "x&=", "&=&"})
    void a_parameter_without_a_name_is_a_malformed_request(String query) {
        admin().get("/api/v1/companies?" + query).expectProblem(400, "malformed-request");
        admin().post("/api/v1/companies?" + query, Map.of("name", "A")).expectProblem(400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*/*", "application/*", "application/*+json"})
    void a_body_has_one_type_and_not_a_range_of_types(String type) {
        var caller = admin().header("Content-Type", type);
        var refused = caller.post("/api/v1/companies", "{\"name\":\"A\"}").expectProblem(415, "unsupported-media-type");
        assertThat(refused.header("Accept")).contains("application/json");
        caller.patch("/api/v1/companies/" + newCompany(), "{}").expectProblem(415, "unsupported-media-type");
    }

    @Test
    void an_id_in_a_wrong_form_is_an_unknown_id() {
        admin().get("/api/v1/companies/4711").expectProblem(404, "not-found");
        admin().get("/api/v1/companies/con_01jd8m3v6feqavyp5sjd3k9q2c").expectProblem(404, "not-found");
        admin().get("/api/v1/api-keys/4711").expectProblem(404, "not-found");
        admin().post("/api/v1/companies/4711/pause", Map.of("reason", "r")).expectProblem(404, "not-found");
    }

    @Test
    void what_never_reaches_the_application_is_a_problem_too() throws IOException {
        assertThat(raw("GET /api/v1/companies/%zz HTTP/1.1")).contains("400", "application/problem+json");
        assertThat(raw("GET /api/v1/<script> HTTP/1.1"))
                .contains("400", "application/problem+json")
                .doesNotContain("<html");
        assertThat(raw("GET //api/v1/companies;x=1/../.. HTTP/1.1"))
                .contains("400", "application/problem+json")
                .doesNotContain("<html");
        assertThat(raw("TRACE /api/v1/companies HTTP/1.1")).contains("application/problem+json");
    }

    private String raw(String line) throws IOException {
        var here = URI.create(anybody().get("/actuator/health").http().uri().toString());
        try (var socket = new Socket(here.getHost(), here.getPort())) {
            socket.getOutputStream()
                    .write((line + "\r\nHost: localhost\r\nAuthorization: Bearer x\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
