package tandem.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a caller got. */
public record Answer(HttpResponse<String> http) {

    public int status() {
        return http.statusCode();
    }

    public String body() {
        return http.body();
    }

    public String header(String name) {
        return http.headers().firstValue(name).orElse("");
    }

    /** Where a redirect leads, without the host. */
    public String leadsTo() {
        return expect(302).header("Location").replaceFirst("^https?://[^/]+", "");
    }

    public JsonNode json() {
        return Client.JSON.readTree(http.body());
    }

    /** The text at a JSON pointer. */
    public String text(String pointer) {
        return json().at(pointer).asString();
    }

    /** The texts of this field in all items of a list. */
    public List<String> items(String field) {
        return json().at("/items")
                .valueStream()
                .map(item -> item.path(field).asString())
                .toList();
    }

    public Answer expect(int status) {
        assertThat(http.statusCode()).as("%s", http.body()).isEqualTo(status);
        return this;
    }

    /** Expects a problem, complete as the contract words it. */
    public Answer expectProblem(int status, String code) {
        expect(status);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(text("/code")).isEqualTo(code);
        assertThat(text("/type")).isEqualTo("/problems/" + code);
        assertThat(json().path("status").asInt()).isEqualTo(status);
        assertThat(text("/title")).isNotBlank();
        assertThat(text("/detail")).isNotBlank();
        assertThat(text("/instance")).isEqualTo(http.uri().getRawPath());
        assertThat(json().path("retryable").isBoolean()).isTrue();
        assertThat(json().path("fixes").isArray()).isTrue();
        assertThat(text("/fixes/0/actor")).isNotBlank();
        assertThat(text("/fixes/0/action")).isNotBlank();
        if (http.request().method().equals("GET")) {
            assertThat(json().has("outcome")).isFalse();
        } else {
            assertThat(text("/outcome")).isEqualTo("not_applied");
        }
        return this;
    }
}
