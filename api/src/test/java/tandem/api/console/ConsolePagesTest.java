package tandem.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tandem.api.testing.Browser;
import tandem.api.testing.ConsoleTest;
import tandem.company.ConnectorId;
import tandem.company.FileFacts;
import tandem.mirror.Address;
import tandem.people.PersonId;
import tandem.people.Role;
import tandem.persistence.company.FileFactsJson;

class ConsolePagesTest extends ConsoleTest {

    private String company = "";
    private String connector = "";
    private String page = "";

    @BeforeEach
    void a_company_with_a_connector() {
        company = newCompany();
        connector = admin().post("/api/v1/companies/" + company + "/connectors", Map.of("label", "Front desk"))
                .expect(201)
                .text("/id");
        page = "/console/companies/" + company;
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void every_page_is_rendered_for_every_role_in_every_state_of_a_company(Role role) {
        var person = signedIn(role);
        look(person);
        seen(UUID.randomUUID(), false);
        look(person);
        seen(UUID.randomUUID(), true);
        look(person);
        confirmed();
        session("completed", Duration.ofHours(3));
        session("failed", Duration.ofHours(2));
        session(null, Duration.ofMinutes(1));
        look(person);
        stopped();
        admin().post("/api/v1/companies/" + company + "/reconciliations").expect(201);
        look(person);
        jdbc.sql("UPDATE company_sync SET suspended_at = NULL, suspended_code = NULL, suspended_reason = NULL"
                        + " WHERE company_id = ?")
                .param(uuid(company))
                .update();
        admin().post("/api/v1/companies/" + company + "/pause", Map.of("reason", "year-end"))
                .expect(200);
        look(person);
        admin().post("/api/v1/companies/" + company + "/retire", Map.of("reason", "gone"))
                .expect(200);
        look(person);
    }

    private void look(Browser person) {
        var pages = new ArrayList<>(List.of(
                "/console",
                "/console?show=attention",
                "/console?show=not_connected",
                "/console/search",
                "/console/search?q=Company",
                "/console/search?q=nothing+goes+by+this",
                page,
                page + "/connectors/" + connector));
        for (var path : pages) {
            assertThat(person.get(path).expect(200).body()).contains("</main>").doesNotContain("Exception");
        }
        for (var part : List.of(
                "/console/live/board",
                "/console/live/companies/" + company,
                "/console/live/companies/" + company + "/connectors/" + connector)) {
            assertThat(person.refresh(part).expect(200).body())
                    .contains("hx-get=\"/console/live/")
                    .doesNotContain("<html");
        }
    }

    @Test
    void only_who_manages_everything_sees_the_people() {
        for (var role : List.of(Role.VIEWER, Role.SUPPORT, Role.OPS)) {
            signedIn(role).get("/console/people").expect(403);
            assertThat(signedIn(role).get("/console").body()).doesNotContain("/console/people");
        }
        signedIn(Role.ADMIN, company).get("/console/people").expect(403);
        var admin = signedIn(Role.ADMIN);
        assertThat(admin.get("/console/people").expect(200).body()).contains("Add a person");
        var name = unique("berta");
        var shown = admin.post("/console/people", "/console/people", Map.of("name", name, "role", "support"))
                .expect(200)
                .body();
        var password = shown.replaceAll("(?s).*<p class=\"key\"><code>([^<]+)</code>.*", "$1");
        var berta = stranger();
        assertThat(berta.signIn(name, password).leadsTo()).isEqualTo("/console");
        assertThat(berta.get("/console").expect(200).body()).contains(name);
        assertThat(jdbc.sql(
                                "SELECT actor_label FROM audit_event WHERE action = 'person_added' AND after ->> 'name' = ?")
                        .param(name)
                        .query(String.class)
                        .single())
                .startsWith("admin-");
    }

    @Test
    void the_last_who_manages_everything_cannot_be_disabled() {
        jdbc.sql("UPDATE person SET disabled_at = now() WHERE role = 'admin'").update();
        var admin = signedIn(Role.ADMIN);
        var id = jdbc.sql("SELECT id FROM person WHERE role = 'admin' AND disabled_at IS NULL")
                .query(UUID.class)
                .single();
        var path = "/console/people/" + new PersonId(id);
        admin.post(path + "/disable", "/console/people", Map.of("reason", "leaves"))
                .expect(302);
        assertThat(admin.get("/console/people").expect(200).body()).contains("the last person who can manage people");
        admin.post(path + "/disable", "/console/people", Map.of()).expect(302);
        assertThat(admin.get("/console/people").expect(200).body()).contains("must say why");
    }

    @Test
    void for_whom_only_one_company_exists_no_other_one_does() {
        var mine = newCompany();
        var person = signedIn(Role.ADMIN, mine);
        assertThat(person.get("/console").expect(200).body()).contains(mine).doesNotContain(company);
        person.get("/console/companies/" + mine).expect(200);
        for (var path : List.of(page, page + "/connectors/" + connector, page + "/connectors/" + connector + "/qwc")) {
            person.get(path).expect(404);
        }
        person.get("/console/companies/" + mine + "/connectors/" + connector).expect(404);
        for (var path : List.of(
                page + "/pause",
                page + "/resync",
                page + "/lease/release",
                page + "/pairing/reset",
                page + "/connectors",
                page + "/connectors/" + connector + "/revoke",
                "/console/companies/" + mine + "/connectors/" + connector + "/revoke")) {
            person.post(path, "/console", Map.of("reason", "mine", "label", "PC"))
                    .expect(404);
        }
        var name = admin().get("/api/v1/companies/" + company).text("/name");
        assertThat(person.get("/console/search?q=" + name.replace(' ', '+')).body())
                .doesNotContain(company);
        assertThat(signedIn(Role.VIEWER)
                        .get("/console/search?q=" + name.replace(' ', '+'))
                        .body())
                .contains(company);
    }

    @Test
    void who_only_looks_is_offered_nothing_and_refused_everything() {
        seen(UUID.randomUUID(), false);
        var viewer = signedIn(Role.VIEWER);
        assertThat(viewer.get(page).body()).doesNotContain("method=\"post\" action=\"" + page);
        for (var path : List.of(
                "/pause",
                "/resume",
                "/resync",
                "/lease/release",
                "/quiet-hours",
                "/pairing/confirm",
                "/pairing/reject")) {
            viewer.post(page + path, "/console", Map.of("reason", "because")).expect(403);
        }
        signedIn(Role.SUPPORT)
                .post(page + "/connectors", page, Map.of("label", "PC"))
                .expect(403);
        assertThat(admin().get("/api/v1/companies/" + company).text("/status")).isEqualTo("awaiting_confirmation");
    }

    @Test
    @Tag("S27")
    void the_facts_of_a_waiting_file_stand_side_by_side_and_are_confirmed_as_they_were_shown() {
        var file = UUID.randomUUID();
        seen(file, false);
        var person = signedIn(Role.SUPPORT);
        var shown = person.get(page).expect(200).body();
        assertThat(shown)
                .contains("Acme Tools Inc.", "C:\\acme.qbw", "1 Main St, Springfield, IL, 62701", file.toString())
                .contains("restored from a backup on 2026-01-20");
        var candidate = shown.replaceAll("(?s).*name=\"candidateId\" value=\"([^\"]+)\".*", "$1");
        seen(file, false);
        person.post(page + "/pairing/confirm", page, Map.of("fileId", file.toString(), "candidateId", candidate))
                .expect(302);
        assertThat(person.get(page).body()).contains("It was not done.");
        var again = person.get(page).body().replaceAll("(?s).*name=\"candidateId\" value=\"([^\"]+)\".*", "$1");
        person.post(page + "/pairing/confirm", page, Map.of("fileId", file.toString(), "candidateId", again))
                .expect(302);
        assertThat(person.get(page).body()).contains("The file is confirmed.");
        assertThat(admin().get("/api/v1/companies/" + company + "/pairing").text("/confirmed/confirmedBy"))
                .startsWith("support-");
    }

    @Test
    void a_pause_needs_a_reason_and_tells_it_to_everybody() {
        var person = signedIn(Role.SUPPORT);
        person.post(page + "/pause", page, Map.of("reason", " ")).expect(302);
        assertThat(person.get(page).body()).contains("It was not done. The reason must say why");
        person.post(page + "/pause", page, Map.of("reason", "year-end <closing>", "hours", "4"))
                .expect(302);
        assertThat(person.get(page).body())
                .contains("The sync is paused.", "year-end &lt;closing&gt;", "Resume the sync")
                .doesNotContain("year-end <closing>");
        var event = jdbc.sql(
                        "SELECT actor_label, reason FROM audit_event WHERE action = 'company_paused' AND company_id = ?")
                .param(uuid(company))
                .query((row, number) -> row.getString(1) + ' ' + row.getString(2))
                .single();
        assertThat(event).startsWith("support-").endsWith("year-end <closing>");
        person.post(page + "/resume", page, Map.of()).expect(302);
        assertThat(admin().get("/api/v1/companies/" + company).text("/status")).isEqualTo("unpaired");
    }

    @Test
    void quiet_hours_are_added_and_removed() {
        var person = signedIn(Role.SUPPORT);
        person.post(page + "/quiet-hours", page, Map.of("from", "9", "zone", "Mars"))
                .expect(302);
        assertThat(person.get(page).body()).contains("The days must be ticked", "The zone must be a time zone");
        person.post(
                        page + "/quiet-hours",
                        page,
                        Map.of("days", "monday", "from", "08:00", "to", "10:30", "zone", "America/New_York"))
                .expect(302);
        assertThat(person.get(page).body()).contains("Mon, 08:00 to 10:30, America/New_York");
        person.post(page + "/quiet-hours/remove", page, Map.of("words", "Mon, 08:00 to 10:30, America/New_York"))
                .expect(302);
        assertThat(person.get(page).body()).contains("none: QuickBooks may be asked at any time");
    }

    @Test
    void a_new_connector_shows_its_key_once_and_its_file_is_downloaded() {
        var person = signedIn(Role.ADMIN);
        var shown = person.post(page + "/connectors", page, Map.of("label", "Back office"))
                .expect(200)
                .body();
        var key = shown.replaceAll("(?s).*<code id=\"connector-key\">([^<]+)</code>.*", "$1");
        assertThat(key).hasSizeGreaterThan(30);
        assertThat(person.get(page).body()).contains("Back office").doesNotContain(key);
        var file = person.get(page + "/connectors/" + connector + "/qwc").expect(200);
        assertThat(file.header("Content-Disposition")).contains("acme.qwc");
        assertThat(file.body()).startsWith("<QBWCXML>");
    }

    @Test
    @Tag("S9")
    void a_large_file_asks_for_a_machine_of_its_own_before_anything_is_started() {
        var person = signedIn(Role.VIEWER);
        assertThat(person.get(page + "/connectors/" + connector).body()).contains("more than 700 MB");
        admin().header("If-Match", "*")
                .patch("/api/v1/companies/" + company, Map.of("companyFileSizeMb", 850))
                .expect(200);
        assertThat(person.get(page + "/connectors/" + connector).body())
                .contains("The company file has 850 MB", "a computer that nobody needs");
    }

    @Test
    @Tag("S17")
    void refused_attempts_are_shown_with_what_to_do() {
        var username = admin().get("/api/v1/companies/" + company + "/connectors/" + connector)
                .text("/username");
        jdbc.sql("INSERT INTO wrong_key (username, window_start, attempts) VALUES (?, ?, 3)")
                .params(username, Timestamp.from(clock.instant().minus(Duration.ofMinutes(5))))
                .update();
        var person = signedIn(Role.VIEWER);
        assertThat(person.get(page).body()).contains("3 calls", "with a wrong key");
        assertThat(person.refresh("/console/live/companies/" + company + "/connectors/" + connector)
                        .body())
                .contains("It called with a wrong key, 3 times", "Password column");
    }

    @Test
    void the_whole_page_is_loaded_anew_when_what_does_not_refresh_itself_has_changed() {
        var person = signedIn(Role.VIEWER);
        var live = person.get(page).body().replaceAll("(?s).*id=\"moving\"[^>]*hx-get=\"([^\"]+)\".*", "$1");
        assertThat(person.refresh(live).expect(200).header("HX-Refresh")).isEmpty();
        seen(UUID.randomUUID(), false);
        assertThat(person.refresh(live).expect(200).header("HX-Refresh")).isEqualTo("true");
    }

    private void seen(UUID file, boolean elsewhere) {
        var facts = new FileFacts(
                file,
                "Acme Tools",
                "Acme Tools Inc.",
                "C:\\acme.qbw",
                "QuickBooks Enterprise",
                "US",
                new Address("1 Main St", null, null, null, null, "Springfield", "IL", "62701", null),
                "January",
                "1234",
                LocalDate.parse("2026-01-20"),
                elsewhere,
                false,
                ConnectorId.parse(connector).orElseThrow(),
                clock.instant());
        jdbc.sql("UPDATE company_sync SET pairing = 'awaiting_confirmation', candidate = ?::jsonb, candidate_id = ?"
                        + " WHERE company_id = ?")
                .params(FileFactsJson.write(facts), UUID.randomUUID(), uuid(company))
                .update();
    }

    private void confirmed() {
        jdbc.sql(
                        "UPDATE company_sync SET pairing = 'confirmed', confirmed = candidate, confirmed_at = ?, confirmed_by = 'anna',"
                                + " confirmed_file_id = ?, candidate = NULL, candidate_id = NULL WHERE company_id = ?")
                .params(Timestamp.from(clock.instant()), UUID.randomUUID(), uuid(company))
                .update();
    }

    private void stopped() {
        jdbc.sql(
                        "UPDATE company_sync SET suspended_at = ?, suspended_code = 'file_behind', suspended_reason = 'An old copy.'"
                                + " WHERE company_id = ?")
                .params(Timestamp.from(clock.instant()), uuid(company))
                .update();
    }

    private void session(@Nullable String outcome, Duration ago) {
        Instant at = clock.instant().minus(ago);
        jdbc.sql("""
                        INSERT INTO session (company_id, id, ticket_hash, connector_id, state, progress, started_at, last_seen_at,
                                             exchanges, outcome, ended_at)
                        VALUES (:company, :id, decode(md5(:id::text), 'hex'), :connector, :state, '{}', :at, :at, 3, :outcome,
                                CASE WHEN :outcome::text IS NOT NULL THEN :at::timestamptz END)
                        """)
                .param("company", uuid(company))
                .param("id", UUID.randomUUID())
                .param("connector", ConnectorId.parse(connector).orElseThrow().value())
                .param("state", outcome == null ? "asking" : "ended")
                .param("at", Timestamp.from(at))
                .param("outcome", outcome)
                .update();
    }
}
