package tandem.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.api.testing.Answer;
import tandem.api.testing.Browser;
import tandem.api.testing.ConsoleTest;
import tandem.people.Role;

class ConsoleAccessTest extends ConsoleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/console", "/console/search?q=x", "/console/people", "/console/password", "/console/nothing"})
    void a_stranger_is_sent_to_the_sign_in(String path) {
        assertThat(stranger().get(path).leadsTo()).isEqualTo("/console/sign-in");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whoever_signs_in_sees_the_companies(Role role) {
        var company = newCompany();
        var person = signedIn(role, company);
        assertThat(person.get("/console").expect(200).body())
                .contains("<h1>Companies</h1>", "/console/companies/co_", role.word());
        person.get("/console/companies/" + company).expect(200);
    }

    @Test
    void after_the_sign_in_people_come_to_the_page_that_they_asked_for() {
        var browser = stranger();
        browser.get("/console/search?q=Acme").expect(302);
        var answer = browser.signIn(newPerson(Role.VIEWER, null), PASSWORD).expect(302);
        assertThat(answer.leadsTo()).endsWith("/console/search?q=Acme");
    }

    @Test
    void a_wrong_password_and_an_unknown_name_look_the_same() {
        var name = newPerson(Role.VIEWER, null);
        var wrong = stranger().signIn(name, "wrong").leadsTo();
        assertThat(wrong).isEqualTo("/console/sign-in?wrong");
        assertThat(stranger().signIn(unique("nobody"), "wrong").leadsTo()).isEqualTo(wrong);
        assertThat(stranger().get(wrong).body()).contains("do not go together");
    }

    @Test
    void after_ten_wrong_passwords_nobody_gets_in_by_that_name_for_a_while() {
        var name = newPerson(Role.VIEWER, null);
        for (int attempt = 0; attempt < 10; attempt++) {
            stranger().signIn(name, "wrong " + attempt).expect(302);
        }
        var location = stranger().signIn(name, PASSWORD).leadsTo();
        assertThat(location).startsWith("/console/sign-in?wait=");
        assertThat(stranger().get(location).body()).contains("Too many wrong passwords");
        clock.advance(Duration.ofMinutes(10));
        stranger().signIn(name.toUpperCase(Locale.ROOT), PASSWORD).expect(302);
    }

    @Test
    void the_session_before_the_sign_in_is_not_the_one_after_it() {
        var browser = stranger();
        browser.get("/console/sign-in").expect(200);
        var before = browser.cookie("tandem-console");
        browser.signIn(newPerson(Role.VIEWER, null), PASSWORD).expect(302);
        assertThat(browser.cookie("tandem-console")).isNotEmpty().isNotEqualTo(before);
        var fixed = stranger().withCookie("tandem-console", before);
        fixed.get("/console").expect(302);
    }

    @Test
    void the_cookie_is_for_the_console_alone_and_no_script_reads_it() {
        var cookie = stranger().get("/console/sign-in").header("Set-Cookie");
        assertThat(cookie).contains("Path=/console", "HttpOnly", "SameSite=Lax", "Secure");
        var person = signedIn(Role.ADMIN);
        anybody()
                .header("Cookie", "tandem-console=" + person.cookie("tandem-console"))
                .get("/api/v1/companies")
                .expectProblem(401, "not-authenticated");
    }

    @Test
    void an_api_key_opens_no_page() {
        assertThat(admin().get("/console").leadsTo()).isEqualTo("/console/sign-in");
    }

    @Test
    void a_form_without_its_token_changes_nothing() {
        var company = newCompany();
        var page = signedIn(Role.SUPPORT)
                .forge("/console/companies/" + company + "/pause", Map.of("reason", "forged"))
                .expect(403);
        assertThat(page.body()).contains("too old, so nothing was done");
        assertThat(admin().get("/api/v1/companies/" + company).text("/status")).isEqualTo("unpaired");
    }

    @Test
    void a_sign_in_ends_when_nothing_is_done_however_often_a_page_refreshes_itself() {
        var person = signedIn(Role.VIEWER);
        for (int quarter = 0; quarter < 5; quarter++) {
            clock.advance(Duration.ofMinutes(5));
            person.refresh("/console/live/board").expect(200);
        }
        clock.advance(Duration.ofMinutes(5));
        var ended = person.refresh("/console/live/board").expect(401);
        assertThat(ended.header("HX-Redirect")).isEqualTo("/console/sign-in?ended");
        person.get("/console").expect(302);
    }

    @Test
    void a_sign_in_ends_after_half_a_day_whatever_is_done() {
        var person = signedIn(Role.VIEWER);
        for (int quarter = 0; quarter < 4 * 12 - 1; quarter++) {
            clock.advance(Duration.ofMinutes(15));
            person.get("/console").expect(200);
        }
        clock.advance(Duration.ofMinutes(15));
        person.get("/console").expect(302);
    }

    @Test
    void who_signs_out_is_out() {
        var person = signedIn(Role.VIEWER);
        var cookie = person.cookie("tandem-console");
        assertThat(person.post("/console/sign-out", "/console", Map.of()).leadsTo())
                .isEqualTo("/console/sign-in?out");
        stranger().withCookie("tandem-console", cookie).get("/console").expect(302);
    }

    @Test
    void who_is_disabled_or_gets_another_password_is_out_at_once() {
        var name = newPerson(Role.VIEWER, null);
        var person = stranger();
        person.signIn(name, PASSWORD);
        person.get("/console").expect(200);
        jdbc.sql("UPDATE person SET passwords = 2 WHERE name = ?").param(name).update();
        person.get("/console").expect(302);
        person.signIn(name, PASSWORD);
        person.get("/console").expect(200);
        jdbc.sql("UPDATE person SET disabled_at = now() WHERE name = ?")
                .param(name)
                .update();
        person.get("/console").expect(302);
        assertThat(person.signIn(name, PASSWORD).leadsTo()).isEqualTo("/console/sign-in?wrong");
    }

    @Test
    void who_knows_the_own_password_chooses_another_and_is_signed_out_everywhere() {
        var name = newPerson(Role.VIEWER, null);
        var person = stranger();
        person.signIn(name, PASSWORD);
        var elsewhere = stranger();
        elsewhere.signIn(name, PASSWORD);
        assertThat(person.get("/console").body()).contains("href=\"/console/password\"");

        assertThat(notChanged(person, PASSWORD, "short", "other"))
                .contains("needs at least 12 characters; it has 5", "was typed otherwise the second time");
        assertThat(notChanged(person, PASSWORD, "é".repeat(37), "é".repeat(37))).contains("has more than 72 bytes");
        assertThat(notChanged(person, PASSWORD, PASSWORD, PASSWORD)).contains("is the one that you have");
        assertThat(notChanged(person, "a guess", "another password", "another password"))
                .contains("the current password is another one");
        elsewhere.get("/console").expect(200);

        assertThat(changed(person, PASSWORD, "another password", "another password")
                        .leadsTo())
                .isEqualTo("/console/sign-in?changed");
        assertThat(person.get("/console/sign-in?changed").body()).contains("Sign in with the new one");
        person.get("/console").expect(302);
        elsewhere.get("/console").expect(302);
        assertThat(stranger().signIn(name, PASSWORD).leadsTo()).isEqualTo("/console/sign-in?wrong");
        assertThat(stranger().signIn(name, "another password").leadsTo()).endsWith("/console");
        assertThat(jdbc.sql("""
                                SELECT action FROM audit_event WHERE actor_label = ? AND actor = subject ORDER BY id
                                """).param(name).query(String.class).list())
                .containsExactlyInAnyOrder("signed_in", "signed_in", "password_changed", "signed_in");
    }

    @Test
    void wrong_passwords_count_together_wherever_they_are_typed() {
        var name = newPerson(Role.VIEWER, null);
        var person = stranger();
        person.signIn(name, PASSWORD);
        for (int attempt = 0; attempt < 5; attempt++) {
            stranger().signIn(name, "wrong " + attempt).expect(302);
            notChanged(person, "wrong " + attempt, "another password", "another password");
        }
        assertThat(notChanged(person, PASSWORD, "another password", "another password"))
                .contains("too many wrong passwords");
        assertThat(stranger().signIn(name, PASSWORD).leadsTo()).startsWith("/console/sign-in?wait=");
    }

    private static String notChanged(Browser person, String current, String wanted, String again) {
        assertThat(changed(person, current, wanted, again).leadsTo()).isEqualTo("/console/password");
        return person.get("/console/password").expect(200).body();
    }

    private static Answer changed(Browser person, String current, String wanted, String again) {
        return person.post(
                "/console/password",
                "/console/password",
                Map.of("currentPassword", current, "newPassword", wanted, "newPasswordAgain", again));
    }

    @Test
    void pages_carry_the_headers_that_protect_browsers() {
        for (var answer : List.of(
                stranger().get("/console/sign-in"), signedIn(Role.VIEWER).get("/console"))) {
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.body()).doesNotContain("<style", " style=", "onclick");
        }
    }

    @Test
    void what_pages_load_is_kept_by_browsers_and_needs_no_sign_in() {
        var page = stranger().get("/console/sign-in").body();
        for (var file : List.of("console", "htmx.min", "icon")) {
            var path = page.replaceAll("(?s).*\"(/console/assets/" + file + "-[0-9a-f]+\\.\\w+)\".*", "$1");
            var asset = stranger().get(path).expect(200);
            assertThat(asset.header("Cache-Control")).contains("max-age=31536000", "immutable");
        }
    }

    @Test
    void a_page_that_is_not_there_says_so_in_the_consoles_own_look() {
        var page = signedIn(Role.VIEWER).get("/console/nothing").expect(404);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("There is nothing here", "To the companies");
    }

    @Test
    void the_colours_are_remembered_and_a_page_elsewhere_is_never_returned_to() {
        var person = signedIn(Role.VIEWER);
        var answer = person.post("/console/theme", "/console", Map.of("theme", "dark", "back", "/console/search?q=a"));
        assertThat(answer.leadsTo()).isEqualTo("/console/search?q=a");
        assertThat(person.get("/console").body()).contains("data-theme=\"dark\"");
        for (var elsewhere : List.of("//evil.example", "https://evil.example/console", "/console/../api")) {
            assertThat(person.post("/console/theme", "/console", Map.of("theme", "light", "back", elsewhere))
                            .leadsTo())
                    .isEqualTo("/console");
        }
        assertThat(person.get("/console").body()).contains("data-theme=\"light\"");
    }
}
