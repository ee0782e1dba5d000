package tandem.api.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tandem.api.testing.Client;
import tandem.api.testing.RestTest;
import tandem.api.testing.TestHub;

/** What callers try who want more than is theirs, or want to be in the way of others. */
class HostileCallersTest extends RestTest {

    private static final int MORE_THAN_CONNECTIONS_TO_THE_DATABASE = 40;

    @Autowired
    @SuppressWarnings("NullAway.Init") // set by the test framework
    private List<RequestMappingHandlerMapping> mappings;

    /** A route that is added tomorrow is looked at as well. */
    @Test
    void below_another_company_there_is_nothing_at_any_route_with_any_method() {
        var other = newCompany();
        var stranger = keyFor(newCompany(), "read", "support", "write", "admin").header("If-Match", "*");
        var calls = new ArrayList<String>();
        for (var mapping : mappings) {
            for (var route : mapping.getHandlerMethods().keySet()) {
                for (var pattern : route.getPatternValues()) {
                    if (pattern.startsWith("/api/v1/companies/{companyId}")) {
                        var path = pattern.replace("{companyId}", other).replaceAll("\\{[a-zA-Z]+}", "x");
                        for (var method : route.getMethodsCondition().getMethods()) {
                            var body = method.name().equals("GET") ? null : "{}";
                            stranger.send(method.name(), path, body).expectProblem(404, "not-found");
                            calls.add(method + " " + path);
                        }
                    }
                }
            }
        }
        assertThat(calls).hasSizeGreaterThan(60);
        admin().get("/api/v1/companies/" + other).expect(200);
    }

    @Test
    void who_makes_too_many_calls_is_told_how_long_to_wait_and_nobody_else_is() {
        var created = admin().post("/api/v1/api-keys", Map.of("label", "busy", "scopes", List.of("read")))
                .expect(201);
        var busy = anybody().with(created.text("/key"));
        var first = busy.get("/api/v1/companies").expect(200);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"minute\";q=" + CALLS_A_MINUTE + ";w=60");
        assertThat(first.header("RateLimit"))
                .matches("\"minute\";r=" + (CALLS_A_MINUTE - 1) + ";t=([1-9]|[1-5][0-9]|60)");

        usedUpElsewhere(created.text("/id"));
        clock.advance(Duration.ofMinutes(1));
        usedUpElsewhere(created.text("/id"));

        var refused = busy.get("/api/v1/companies").expectProblem(429, "too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused.header("RateLimit")).startsWith("\"minute\";r=0;t=");
        admin().get("/api/v1/companies").expect(200);
        clock.advance(Duration.ofMinutes(1));
        busy.get("/api/v1/companies").expect(200);
    }

    /** As if all other nodes had made the calls of this minute. */
    private void usedUpElsewhere(String key) {
        jdbc.sql("""
                        UPDATE call_budget
                           SET taken = :all, window_start = date_trunc('minute', :now::timestamptz)
                         WHERE caller = :key
                        """)
                .param("all", CALLS_A_MINUTE)
                .param("now", clock.instant().toString())
                .param("key", key)
                .update();
    }

    /** A body is read before a connection to the database is taken. */
    @Test
    void bodies_that_never_come_hold_up_nobody() throws IOException {
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < MORE_THAN_CONNECTIONS_TO_THE_DATABASE; i++) {
                var socket = new Socket("localhost", port());
                sockets.add(socket);
                socket.getOutputStream()
                        .write(("POST /api/v1/companies HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                        + TestHub.FIRST_KEY
                                        + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"name\"")
                                .getBytes(ISO_8859_1));
            }
            newCompany();
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void a_header_that_is_split_is_refused_and_what_is_odd_in_one_is_repeated_to_nobody() throws IOException {
        try (var socket = new Socket("localhost", port())) {
            socket.getOutputStream()
                    .write(("GET /api/v1/companies HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: a\u0000b\r\n\r\n")
                            .getBytes(ISO_8859_1));
            var line = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c >= 0 && c != '\r';
                    c = socket.getInputStream().read()) {
                line.append((char) c);
            }
            assertThat(line.toString()).startsWith("HTTP/1.1 4");
        }
        var answer = admin().get("/api/v1/companies/x%0D%0ASet-Cookie:%20a=b").expectProblem(400, "malformed-request");
        assertThat(answer.http().headers().firstValue("Set-Cookie")).isEmpty();
    }

    /** What handles a call sees the path decoded; what limits it, holds its transaction and judges its trial sees it as it came. */
    @Test
    void a_path_that_is_written_otherwise_leads_past_nothing() {
        var name = unique("Written otherwise");
        for (var root : List.of("/%61pi/v1", "/api;x=1/v1", "/api/%76%31")) {
            var read = admin().get(root + "/companies").expectProblem(400, "malformed-request");
            assertThat(read.text("/detail")).contains("%");
            admin().post(root + "/companies", Map.of("name", name)).expect(400);
            admin().post(root + "/companies?validateOnly=true", Map.of("name", name))
                    .expect(400);
            admin().post(root + "/companies", "{\"name\":\"" + name + "A".repeat(1_100_000) + "\"}")
                    .expect(400);
        }
        assertThat(jdbc.sql("SELECT count(*) FROM company WHERE name LIKE :name || '%'")
                        .param("name", name)
                        .query(Long.class)
                        .single())
                .isZero();
        admin().get("/api/v1/companies?externalId=%61").expect(200);
    }

    @Test
    void keys_cannot_be_told_apart_by_how_nearly_they_are_right() {
        var key = admin().post("/api/v1/api-keys", Map.of("label", "near", "scopes", List.of("read")))
                .expect(201)
                .text("/key");
        Client nobody = anybody();
        var unknown =
                nobody.with("tdm_" + "0".repeat(40)).get("/api/v1/companies").expectProblem(401, "not-authenticated");
        for (var near :
                List.of(key.substring(1), key + "0", key.toUpperCase(java.util.Locale.ROOT), " ", "' OR 1=1 --")) {
            assertThat(nobody.with(near)
                            .get("/api/v1/companies")
                            .expectProblem(401, "not-authenticated")
                            .body())
                    .isEqualTo(unknown.body());
        }
    }
}
