package tandem.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tandem.api.testing.Answer;
import tandem.api.testing.RestTest;

class RepeatedRequestTest extends RestTest {

    private static final String KEY = "Idempotency-Key";

    @Test
    void the_same_request_gets_the_same_answer_and_is_done_once() {
        var body = Map.of("name", unique("Acme"));
        var caller = admin().header(KEY, unique("k"));
        var first = caller.post("/api/v1/companies", body).expect(201);
        var second = caller.post("/api/v1/companies", body).expect(201);
        assertThat(second.body()).isEqualTo(first.body());
        for (var header : List.of("Location", "ETag", "Content-Type")) {
            assertThat(second.header(header)).isEqualTo(first.header(header)).isNotEmpty();
        }
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(jdbc.sql("SELECT count(*) FROM company WHERE name = ?")
                        .param(body.get("name"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void the_order_of_fields_makes_no_other_request() {
        var caller = admin().header(KEY, unique("k"));
        caller.post("/api/v1/companies", "{\"name\":\"A\",\"syncIntervalMinutes\":10}")
                .expect(201);
        var again = caller.post("/api/v1/companies", "{ \"syncIntervalMinutes\":10, \"name\":\"A\" }")
                .expect(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void the_same_key_with_another_request_is_refused() {
        var caller = admin().header(KEY, unique("k"));
        caller.post("/api/v1/companies", Map.of("name", "A")).expect(201);
        caller.post("/api/v1/companies", Map.of("name", "B")).expectProblem(422, "idempotency-key-reused");
        caller.post("/api/v1/api-keys", Map.of("name", "A")).expectProblem(422, "idempotency-key-reused");
    }

    @Test
    void a_key_belongs_to_its_caller() {
        var key = unique("k");
        var first = keyWith("admin")
                .header(KEY, key)
                .post("/api/v1/companies", Map.of("name", "A"))
                .expect(201);
        var second = keyWith("admin")
                .header(KEY, key)
                .post("/api/v1/companies", Map.of("name", "B"))
                .expect(201);
        assertThat(second.text("/id")).isNotEqualTo(first.text("/id"));
    }

    @Test
    void a_secret_is_shown_again_to_who_repeats_the_request_and_is_stored_nowhere_in_the_clear() {
        var path = "/api/v1/companies/" + newCompany() + "/connectors";
        var caller = admin().header(KEY, unique("k"));
        var first = caller.post(path, Map.of("label", "PC")).expect(201);
        var second = caller.post(path, Map.of("label", "PC")).expect(201);
        var secret = first.text("/connectorKey");
        assertThat(secret).isNotBlank();
        assertThat(second.text("/connectorKey")).isEqualTo(secret);
        var stored =
                jdbc.sql("SELECT answer FROM kept_answer").query(byte[].class).list();
        assertThat(stored)
                .isNotEmpty()
                .noneMatch(bytes -> bytes != null && new String(bytes, StandardCharsets.ISO_8859_1).contains(secret));
    }

    @Test
    void a_refusal_is_not_kept_so_that_a_corrected_request_may_use_the_key() {
        var caller = admin().header(KEY, unique("k"));
        caller.post("/api/v1/companies", Map.of("name", "A", "syncIntervalMinutes", 7))
                .expect(422);
        caller.post("/api/v1/companies", Map.of("name", "A", "syncIntervalMinutes", 10))
                .expect(201);
    }

    @Test
    void a_key_is_forgotten_after_thirty_days() {
        var caller = admin().header(KEY, unique("k"));
        caller.post("/api/v1/companies", Map.of("name", "A")).expect(201);
        clock.advance(Duration.ofDays(30));
        caller.post("/api/v1/companies", Map.of("name", "B")).expect(201);
    }

    @Test
    void a_key_has_at_most_255_characters() {
        admin().header(KEY, "k".repeat(256))
                .post("/api/v1/companies", Map.of("name", "A"))
                .expectProblem(400, "invalid-parameter");
        admin().header(KEY, unique("k") + "k".repeat(240))
                .post("/api/v1/companies", Map.of("name", "A"))
                .expect(201);
    }

    @Test
    void of_requests_at_the_same_moment_one_is_done() throws Exception {
        var body = Map.of("name", unique("Acme"));
        var caller = admin().header(KEY, unique("k"));
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Answer>> calls = IntStream.range(0, 16)
                    .<Callable<Answer>>mapToObj(i -> () -> caller.post("/api/v1/companies", body))
                    .toList();
            var ids = new java.util.HashSet<String>();
            for (Future<Answer> call : threads.invokeAll(calls)) {
                var answer = call.get();
                if (answer.status() == 201) {
                    ids.add(answer.text("/id"));
                } else {
                    answer.expectProblem(409, "idempotency-key-in-use");
                    assertThat(answer.header("Retry-After")).isEqualTo("1");
                }
            }
            assertThat(ids).hasSize(1);
        }
        assertThat(jdbc.sql("SELECT count(*) FROM company WHERE name = ?")
                        .param(body.get("name"))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_dry_run_runs_all_checks_and_stores_nothing() {
        var name = unique("Acme");
        var dry = admin().header(KEY, unique("k"))
                .post("/api/v1/companies?validateOnly=true", Map.of("name", name))
                .expect(200);
        assertThat(dry.text("/name")).isEqualTo(name);
        assertThat(dry.header("Location")).isEmpty();
        assertThat(dry.header("ETag")).isEmpty();
        admin().get("/api/v1/companies/" + dry.text("/id")).expectProblem(404, "not-found");
        admin().post("/api/v1/companies?validateOnly=true", Map.of("name", "A", "syncIntervalMinutes", 7))
                .expectProblem(422, "invalid-fields");

        var path = "/api/v1/companies/" + newCompany();
        var connector = admin().post(path + "/connectors?validateOnly=true", Map.of("label", "PC"))
                .expect(200);
        assertThat(connector.json().path("connectorKey").isNull()).isTrue();
        assertThat(admin().get(path + "/connectors").items("id")).isEmpty();
        var seen = admin().get(path);
        var patched = admin().ifMatch(seen)
                .patch(path + "?validateOnly=true", Map.of("name", "Other"))
                .expect(200);
        assertThat(patched.text("/name")).isEqualTo("Other");
        assertThat(admin().get(path).json()).isEqualTo(seen.json());
        admin().ifMatch(seen).delete(path + "?validateOnly=true").expect(204);
        admin().get(path).expect(200);
        assertThat(jdbc.sql("SELECT count(*) FROM audit_event WHERE subject = ?")
                        .param(dry.text("/id"))
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
