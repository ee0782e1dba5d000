package tandem.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import tandem.api.testing.Answer;
import tandem.api.testing.CountedPause;
import tandem.api.testing.RestTest;
import tandem.company.CompanyId;
import tandem.identity.UuidV7;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandem.request.Cause;
import tandem.request.Failure;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.Requests;

/** A caller may wait for what QuickBooks makes of a write. */
class PreferenceTest extends RestTest {

    private static final Map<String, Object> NET_75 = Map.of("name", "Net 75", "type", "standard", "dueDays", 75);

    @Autowired
    @SuppressWarnings("NullAway.Init") // the test framework fills it
    private CountedPause pause;

    @Autowired
    @SuppressWarnings("NullAway.Init") // the test framework fills it
    private Requests requests;

    private final List<Duration> passed = new ArrayList<>();
    private String company = "";

    @BeforeEach
    void a_company() {
        company = newCompany();
        pause.meanwhile(passed::add);
    }

    @AfterEach
    void quiet() {
        pause.quiet();
    }

    private Answer post(String preference) {
        return keyWith("read", "write")
                .header("Prefer", preference)
                .post("/api/v1/companies/" + company + "/terms", NET_75);
    }

    private Request only() {
        var id = jdbc.sql("SELECT id FROM request WHERE company_id = ?")
                .param(uuid(company))
                .query(UUID.class)
                .single();
        return requests.find(CompanyId.parse(company).orElseThrow(), new RequestId(id))
                .orElseThrow();
    }

    private void step(Request before, Request after) {
        requests.move(before, after, new Cause("a test", null));
    }

    @Test
    void the_answer_is_held_until_quickbooks_has_it_and_shows_it_then() {
        pause.meanwhile(time -> {
            passed.add(time);
            if (passed.size() == 3) {
                var request = only(); // which is committed: this runs on another connection
                jdbc.sql("UPDATE own_terms SET list_id = '80-1', version = 2 WHERE company_id = ?")
                        .param(uuid(company))
                        .update();
                step(request, request.succeeded("80-1"));
            }
        });

        var answer = post("wait=10").expect(201);

        assertThat(passed).hasSize(3);
        assertThat(answer.text("/listId")).isEqualTo("80-1");
        assertThat(answer.text("/requestId")).isEqualTo(only().id().toString());
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=10");
        assertThat(answer.header("ETag")).isEqualTo("\"2\"");
        assertThat(answer.header("Location")).endsWith(answer.text("/id"));
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void a_failure_and_a_cancellation_end_the_waiting_too() {
        pause.meanwhile(time -> {
            passed.add(time);
            var request = only();
            step(
                    request,
                    request.failed(new Failure(
                            "terms_differ", Failure.Severity.ERROR, "No.", "Yes.", Failure.Who.BOOKKEEPER, true)));
        });
        post("wait=10").expect(201);
        assertThat(passed).hasSize(1);

        company = newCompany();
        pause.meanwhile(time -> {
            passed.add(time);
            var request = only();
            step(request, request.cancelled());
        });
        assertThat(post("wait=10").expect(201).json().path("removedAt").isNull())
                .isFalse();
        assertThat(passed).hasSize(2);
    }

    @Test
    void when_the_time_is_up_the_answer_goes_out_as_things_stand() {
        var answer = post("wait=2").expect(201);

        assertThat(passed.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(2));
        assertThat(answer.json().path("listId").isNull()).isTrue();
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=2");
    }

    @Test
    void nobody_is_kept_waiting_for_more_than_half_a_minute() {
        assertThat(post("wait=3600").expect(201).header("Preference-Applied")).isEqualTo("wait=30");
        assertThat(passed.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=0", "wait", "wait=soon", "wait=-1", "respond-async", "handling=strict"})
    void a_preference_that_asks_for_no_waiting_or_cannot_be_understood_is_none(String preference) {
        var answer = post(preference).expect(201);

        assertThat(passed).isEmpty();
        assertThat(answer.header("Preference-Applied")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "wait=5                       | 5",
                "respond-async, wait=5        | 5",
                "Wait = \"5\"                 | 5",
                "wait=5;foo=bar, return=minimal | 5",
                "waits=5                      | 0",
                "wait=99999999999             | 0"
            })
    void a_preference_is_read_as_the_rfc_says(String header, int seconds) {
        var request = new MockHttpServletRequest();
        request.addHeader("Prefer", header);

        assertThat(Prefer.seconds(request)).isEqualTo(seconds);
    }

    @Test
    void nothing_is_waited_for_where_nothing_was_queued() {
        keyWith("read", "write")
                .header("Prefer", "wait=10")
                .post("/api/v1/companies/" + company + "/terms?validateOnly=true", NET_75)
                .expect(200);
        post("wait=10").expect(201);
        passed.clear();

        assertThat(post("wait=10").expect(200).header("Preference-Applied"))
                .as("they are on their way already")
                .isEmpty();
        keyWith("read", "write")
                .header("Prefer", "wait=10")
                .post("/api/v1/companies/" + company + "/terms", Map.of())
                .expectProblem(422, "invalid-fields");
        assertThat(passed).isEmpty();
    }

    @Test
    void an_edit_of_a_vendor_can_be_waited_for_as_well() {
        UUID id = UuidV7.at(clock.instant());
        jdbc.sql("""
                        INSERT INTO vendor (company_id, id, list_id, edit_sequence, time_modified, time_modified_text, content_hash,
                                            name, is_active, phone, version, created_at, updated_at)
                        VALUES (?, ?, '80000001-1', '1', now()::timestamp, 'now', ''::bytea, 'Acme Supplies', true, '111', 1, now(),
                                now())
                        """).params(uuid(company), id).update();
        pause.meanwhile(time -> {
            jdbc.sql("UPDATE vendor SET phone = '222', version = 2 WHERE id = ?")
                    .param(id)
                    .update();
            var request = only();
            step(request, request.succeeded("80000001-1"));
        });

        var answer = keyWith("write")
                .header("Prefer", "wait=10")
                .header("If-Match", "\"1\"")
                .patch(
                        "/api/v1/companies/" + company + "/vendors/" + EntityId.of(Kind.VENDOR, id),
                        Map.of("phone", "222"))
                .expect(202);

        assertThat(answer.text("/phone")).isEqualTo("222");
        assertThat(answer.text("/requestId")).isEqualTo(only().id().toString());
        assertThat(answer.header("ETag")).isEqualTo("\"2\"");
        assertThat(answer.header("Location")).isEqualTo("/api/v1/requests/" + answer.text("/requestId"));
    }
}
