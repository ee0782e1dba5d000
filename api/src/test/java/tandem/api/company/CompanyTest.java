package tandem.api.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandem.api.testing.Answer;
import tandem.api.testing.RestTest;

class CompanyTest extends RestTest {

    private static final String COMPANIES = "/api/v1/companies";

    @Test
    void a_new_company_has_the_contracts_fields_and_defaults() {
        var externalId = unique("mt");
        var created = admin().post(COMPANIES, Map.of("name", "Acme Tools", "externalId", externalId))
                .expect(201);

        assertThat(created.header("Location")).isEqualTo(COMPANIES + '/' + created.text("/id"));
        assertThat(created.header("ETag")).isEqualTo("\"0\"");
        assertThat(created.text("/id")).startsWith("co_");
        assertThat(created.text("/status")).isEqualTo("unpaired");
        assertThat(created.json().path("syncIntervalMinutes").asInt()).isEqualTo(5);
        assertThat(names(created, ""))
                .contains(
                        "id",
                        "externalId",
                        "name",
                        "status",
                        "syncIntervalMinutes",
                        "companyFilePath",
                        "homeCurrency",
                        "closingDate",
                        "version",
                        "createdAt");
        assertThat(admin().get(COMPANIES + '/' + created.text("/id")).json()).isEqualTo(created.json());
        assertThat(admin().get(COMPANIES + "?externalId=" + externalId).items("id"))
                .containsExactly(created.text("/id"));
    }

    @Test
    @Tag("S33")
    void the_interval_is_a_multiple_of_five() {
        admin().post(COMPANIES, Map.of("name", "Acme", "syncIntervalMinutes", 25))
                .expect(201);
        var refused = admin().post(COMPANIES, Map.of("name", "Acme", "syncIntervalMinutes", 7))
                .expectProblem(422, "invalid-fields");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/syncIntervalMinutes");
    }

    @Test
    void every_mistake_of_a_body_is_told_at_once() {
        var refused = admin().post(COMPANIES, Map.of("name", " ", "syncIntervalMinutes", 1445, "companyFileSizeMb", -1))
                .expectProblem(422, "invalid-fields");
        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .map(e -> e.path("pointer").asString()))
                .containsExactlyInAnyOrder("/name", "/syncIntervalMinutes", "/companyFileSizeMb");
    }

    @Test
    void an_external_id_belongs_to_one_company() {
        var body = Map.of("name", "Acme", "externalId", unique("mt"));
        admin().post(COMPANIES, body).expect(201);
        admin().post(COMPANIES, body).expectProblem(409, "external-id-taken");
    }

    @Test
    void a_patch_changes_what_it_names_and_null_goes_back_to_the_default() {
        var path = COMPANIES + '/' + newCompany();
        var first = admin().get(path);
        var second = admin().ifMatch(first)
                .patch(
                        path,
                        Map.of(
                                "syncIntervalMinutes",
                                30,
                                "companyFilePath",
                                "C:\\Books\\acme.qbw",
                                "declaredRestoreDates",
                                List.of("2026-01-05"),
                                "initialSyncFrom",
                                "2024-01-01"))
                .expect(200);
        assertThat(second.header("ETag")).isEqualTo("\"1\"");
        assertThat(second.text("/name")).isEqualTo(first.text("/name"));
        assertThat(second.text("/declaredRestoreDates/0")).isEqualTo("2026-01-05");

        var third = admin().ifMatch(second)
                .header("Content-Type", "application/merge-patch+json")
                .patch(path, "{\"initialSyncFrom\":null,\"syncIntervalMinutes\":null}")
                .expect(200);
        assertThat(third.json().path("initialSyncFrom").isNull()).isTrue();
        assertThat(third.json().path("syncIntervalMinutes").asInt()).isEqualTo(5);
        assertThat(third.text("/companyFilePath")).isEqualTo("C:\\Books\\acme.qbw");
    }

    @Test
    void a_patch_names_the_version_that_it_is_meant_for() {
        var path = COMPANIES + '/' + newCompany();
        var seen = admin().get(path);
        admin().patch(path, Map.of("name", "Other")).expectProblem(428, "if-match-missing");
        admin().ifMatch(seen).patch(path, Map.of("name", "Other")).expect(200);
        admin().ifMatch(seen).patch(path, Map.of("name", "Third")).expectProblem(412, "stale-version");
        admin().header("If-Match", "*").patch(path, Map.of("name", "Third")).expect(200);
    }

    @Test
    void of_two_patches_at_the_same_moment_one_is_told_that_it_came_too_late() throws Exception {
        var path = COMPANIES + '/' + newCompany();
        var caller = admin().ifMatch(admin().get(path));
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            var calls = IntStream.range(0, 6)
                    .<Callable<Answer>>mapToObj(i -> () -> caller.patch(path, Map.of("name", "Name " + i)))
                    .toList();
            for (var call : threads.invokeAll(calls)) {
                statuses.add(call.get().status());
            }
        }
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        assertThat(admin().get(path).json().path("version").asInt()).isEqualTo(1);
    }

    @Test
    void of_two_companies_with_one_external_id_at_the_same_moment_one_is_created() throws Exception {
        var body = Map.of("name", "Acme", "externalId", unique("mt"));
        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            var calls = IntStream.range(0, 6)
                    .<Callable<Answer>>mapToObj(i -> () -> admin().post(COMPANIES, body))
                    .toList();
            for (var call : threads.invokeAll(calls)) {
                statuses.add(call.get().status());
            }
        }
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void a_patch_cannot_name_fields_that_are_not_settings() {
        var path = COMPANIES + '/' + newCompany();
        var refused = admin().ifMatch(admin().get(path))
                .patch(path, Map.of("status", "active"))
                .expectProblem(400, "malformed-body");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/status");
        admin().ifMatch(admin().get(path)).patch(path, "[1]").expectProblem(400, "malformed-body");
        var misspelt = admin().ifMatch(admin().get(path))
                .patch(path, "{\"companyFilPath\": null}")
                .expectProblem(400, "malformed-body");
        assertThat(misspelt.text("/errors/0/pointer")).isEqualTo("/companyFilPath");
        assertThat(misspelt.text("/errors/0/code")).isEqualTo("unknown_field");
        admin().ifMatch(admin().get(path))
                .patch(path, "{\"companyFilePath\": null, \"initialSyncFrom\": null}")
                .expect(200);
    }

    @Test
    void companies_are_listed_page_by_page_and_none_is_missed_or_doubled() {
        for (int i = 0; i < 5; i++) {
            newCompany();
        }
        var seen = new ArrayList<String>();
        var path = COMPANIES + "?limit=2";
        while (!path.isEmpty()) {
            var page = admin().get(path).expect(200);
            seen.addAll(page.items("id"));
            var link = page.header("Link");
            assertThat(link.isEmpty()).isEqualTo(page.json().path("nextCursor").isNull());
            path = link.isEmpty() ? "" : link.replaceAll("^<https?://[^/]+|>; rel=\"next\"$", "");
        }
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen)
                .hasSize(jdbc.sql("SELECT count(*) FROM company")
                        .query(Integer.class)
                        .single());
    }

    @Test
    void a_pause_shows_its_reason_and_ends_by_itself_or_by_a_person() {
        var path = COMPANIES + '/' + newCompany();
        var until = clock.instant().plusSeconds(3600).toString();
        var paused = admin().post(path + "/pause", Map.of("reason", "year end", "until", until))
                .expect(200);
        assertThat(paused.text("/status")).isEqualTo("paused");
        assertThat(paused.text("/pause/reason")).isEqualTo("year end");

        clock.advance(java.time.Duration.ofHours(1));
        assertThat(admin().get(path).text("/status")).isEqualTo("unpaired");

        admin().post(path + "/pause", Map.of("reason", "again")).expect(200);
        assertThat(admin().post(path + "/resume").expect(200).text("/status")).isEqualTo("unpaired");
        admin().post(path + "/pause", Map.of()).expectProblem(422, "invalid-fields");
    }

    @Test
    void whoever_resumes_a_company_that_the_hub_has_stopped_says_why() {
        var id = newCompany();
        jdbc.sql(
                        "UPDATE company_sync SET suspended_at = now(), suspended_code = 'file_behind', suspended_reason = 'old copy.'"
                                + " WHERE company_id = ?")
                .param(uuid(id))
                .update();
        assertThat(admin().get(COMPANIES + '/' + id).text("/status")).isEqualTo("suspended");
        var refused = admin().post(COMPANIES + '/' + id + "/resume").expectProblem(422, "invalid-fields");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/reason");

        admin().post(COMPANIES + '/' + id + "/resume", Map.of("reason", "the backup is what we go on with"))
                .expect(200);
        assertThat(admin().get(COMPANIES + '/' + id).text("/status")).isNotEqualTo("suspended");
    }

    @Test
    void quiet_hours_are_set_as_a_whole() {
        var path = COMPANIES + '/' + newCompany();
        var hours = List.of(
                Map.of("days", List.of("mon", "tuesday"), "from", "22:00", "to", "06:00", "zone", "America/New_York"));
        var set = admin().put(path + "/quiet-hours", hours).expect(200);
        assertThat(set.json().at("/quietHours/0/days").valueStream().map(d -> d.asString()))
                .containsExactly("monday", "tuesday");
        assertThat(admin().put(path + "/quiet-hours", List.of())
                        .expect(200)
                        .json()
                        .path("quietHours")
                        .isEmpty())
                .isTrue();
        var refused = admin().put(
                        path + "/quiet-hours",
                        List.of(Map.of("days", List.of("noday"), "from", "25:00", "to", "06:00", "zone", "Nowhere")))
                .expectProblem(422, "invalid-fields");
        assertThat(refused.json()
                        .path("errors")
                        .valueStream()
                        .map(e -> e.path("pointer").asString()))
                .containsExactlyInAnyOrder("/0/days/0", "/0/from", "/0/zone");
    }

    @Test
    void a_resync_starts_the_reading_over_and_deletes_nothing() {
        var id = newCompany();
        var path = COMPANIES + '/' + id;
        jdbc.sql("INSERT INTO read_mark (company_id, kind, initial_done, complete)"
                        + " SELECT ?, k, true, true FROM unnest(ARRAY['vendor', 'bill']) k")
                .param(uuid(id))
                .update();
        admin().post(path + "/resync", Map.of("kinds", List.of("bill"))).expect(200);
        assertThat(marks(id)).containsExactly("vendor");
        admin().post(path + "/resync").expect(200);
        assertThat(marks(id)).isEmpty();
        admin().post(path + "/resync", Map.of("kinds", List.of("bills"))).expectProblem(400, "malformed-body");
    }

    private List<@Nullable String> marks(String company) {
        return jdbc.sql("SELECT kind FROM read_mark WHERE company_id = ? ORDER BY kind")
                .param(uuid(company))
                .query(String.class)
                .list();
    }

    @Test
    void a_retired_company_has_no_connectors_and_takes_no_changes() {
        var path = COMPANIES + '/' + newCompany();
        admin().post(path + "/connectors", Map.of("label", "PC")).expect(201);
        var retired = admin().post(path + "/retire", Map.of("reason", "sold")).expect(200);
        assertThat(retired.text("/retiredAt")).isNotBlank();
        assertThat(admin().get(path + "/connectors").items("status")).containsExactly("revoked");
        admin().ifMatch(retired).patch(path, Map.of("name", "New")).expectProblem(409, "company-retired");
        admin().post(path + "/connectors", Map.of("label", "PC")).expectProblem(409, "company-retired");
        admin().post(path + "/retire").expect(200);
    }

    @Test
    void an_erased_company_is_gone_with_all_that_is_kept_of_it() {
        var id = newCompany();
        var path = COMPANIES + '/' + id;
        admin().post(path + "/connectors", Map.of("label", "PC")).expect(201);
        var limited = keyFor(id, "read");
        admin().delete(path).expectProblem(428, "if-match-missing");
        admin().ifMatch(admin().get(path)).delete(path).expect(204);
        admin().get(path).expectProblem(404, "not-found");
        limited.get(path).expectProblem(401, "not-authenticated");
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM audit_event WHERE subject = ? AND (before IS NOT NULL OR after IS NOT NULL)")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT action FROM audit_event WHERE subject = ? ORDER BY id")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("company_created", "company_erased");
    }
}
