package tandem.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.api.testing.RestTest;

/** Values that no database keeps, or keeps as something else, are the caller's mistake. */
class ValuesTest extends RestTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {"name": "a\\u0000b"}                                    | /name
                    {"name": "half a character: \\ud83d"}                    | /name
                    {"name": 5}                                              | /name
                    {"name": true}                                           | /name
                    {"name": "a", "externalId": "\\u0000"}                   | /externalId
                    {"name": "a", "initialSyncFrom": "+999999999-01-01"}     | /initialSyncFrom
                    {"name": "a", "initialSyncFrom": "0000-01-01"}           | /initialSyncFrom
                    {"name": "a", "initialSyncFrom": "2026-02-30"}           | /initialSyncFrom
                    {"name": "a", "initialSyncFrom": [2026, 2, 3]}           | /initialSyncFrom
                    {"name": "a", "initialSyncFrom": 20000}                  | /initialSyncFrom
                    {"name": "a", "declaredRestoreDates": [null]}            | /declaredRestoreDates/0
                    {"name": "a", "declaredRestoreDates": ["+99999-01-01"]}  | /declaredRestoreDates/0
                    {"name": "a", "autoPost": "true"}                        | /autoPost
                    {"name": "a", "syncIntervalMinutes": "10"}               | /syncIntervalMinutes
                    {"name": "a", "syncIntervalMinutes": 10.0}               | /syncIntervalMinutes
                    """)
    void a_body_with_such_a_value_is_refused_by_the_name_of_the_field(String body, String pointer) {
        var refused = admin().post("/api/v1/companies", body).expectProblem(400, "malformed-body");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
    }

    @Test
    void text_of_any_language_is_taken_as_it_is() {
        var name = "Zürich 東京 🏗 \" & < > '";
        var created = admin().post("/api/v1/companies", Map.of("name", name)).expect(201);
        assertThat(admin().get("/api/v1/companies/" + created.text("/id")).text("/name"))
                .isEqualTo(name);
    }

    @Test
    void other_bodies_are_held_to_the_same() {
        var company = "/api/v1/companies/" + newCompany();
        admin().post(company + "/pause", "{\"reason\": \"\\u0000\"}").expectProblem(400, "malformed-body");
        admin().post(company + "/pause", "{\"reason\": \"a\", \"until\": \"+300000-01-01T00:00:00Z\"}")
                .expectProblem(400, "malformed-body");
        admin().post(company + "/resync", "{\"kinds\": [null]}").expectProblem(400, "malformed-body");
        admin().post(company + "/connectors", "{\"label\": \"\\u0000\"}").expectProblem(400, "malformed-body");
        admin().post("/api/v1/api-keys", "{\"label\": \"a\", \"scopes\": [null]}")
                .expectProblem(400, "malformed-body");
        admin().post(
                        "/api/v1/api-keys",
                        "{\"label\": \"a\", \"scopes\": [\"read\"], \"expiresAt\": \"-0001-01-01T00:00:00Z\"}")
                .expectProblem(400, "malformed-body");
        admin().header("If-Match", "*")
                .patch(company, "{\"declaredRestoreDates\": [null]}")
                .expectProblem(400, "malformed-body");
        assertThat(admin().put(company + "/quiet-hours", "{}")
                        .expectProblem(400, "malformed-body")
                        .text("/detail"))
                .isEqualTo("The body is not an array.");
    }

    @Test
    void an_instant_may_have_any_offset() {
        var company = "/api/v1/companies/" + newCompany();
        var paused = admin().post(company + "/pause", "{\"reason\": \"a\", \"until\": \"2199-01-01T01:00:00+01:00\"}")
                .expect(200);
        assertThat(paused.text("/pause/until")).isEqualTo("2199-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bills?refNumber=%00",
                "/bills?updatedSince=%2B300000-01-01T00:00:00Z",
                "/bills?updatedSince=-0001-01-01T00:00:00Z",
                "/bills?updatedSince=yesterday",
                "/vendors?active=maybe",
                // the place after a session of the year 300000
                "/sessions?cursor=c2Vzc2lvbnMfKzMwMDAwMC0wMS0wMVQwMDowMDowMFofMDE4ZjAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAw"
            })
    void a_parameter_with_such_a_value_is_refused(String rest) {
        admin().get("/api/v1/companies/" + newCompany() + rest).expectProblem(400, "invalid-parameter");
    }

    @Test
    void a_filter_over_all_companies_is_held_to_the_same() {
        admin().get("/api/v1/companies?externalId=%00").expectProblem(400, "invalid-parameter");
    }

    @ParameterizedTest
    @CsvSource({
        "/bills?isActive=true, isActive",
        "/bills?limit=5&Limit=6, Limit",
        "/vendors?activ=true, activ",
        "/statement?date=2026-01-01, date",
        "/bills?validateOnly=true, validateOnly"
    })
    void a_parameter_that_is_not_known_there_is_refused_by_its_name(String rest, String name) {
        var refused = admin().get("/api/v1/companies/" + newCompany() + rest).expectProblem(400, "invalid-parameter");
        assertThat(refused.text("/detail")).startsWith("The parameter " + name + " is not known here");
        assertThat(refused.text("/errors/0/parameter")).isEqualTo(name);
    }

    @Test
    void the_parameters_of_a_list_and_of_a_trial_are_known() {
        var company = "/api/v1/companies/" + newCompany();
        admin().get(company + "/bills?status=open&limit=5").expect(200);
        admin().post(company + "/pause?validateOnly=true", Map.of("reason", "a"))
                .expect(200);
        admin().post(company + "/pause?dryRun=true", Map.of("reason", "a")).expectProblem(400, "invalid-parameter");
    }
}
