package tandem.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.util.UriComponentsBuilder;
import tandem.api.testing.Answer;
import tandem.api.testing.Browser;
import tandem.api.testing.ConsoleTest;

class ProviderSignInTest extends ConsoleTest {

    private static final FakeProvider PROVIDER = new FakeProvider();
    private static final String REGISTRATION = "spring.security.oauth2.client.registration.corp.";
    private static final String ADDRESSES = "spring.security.oauth2.client.provider.corp.";

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry settings) {
        settings.add(REGISTRATION + "client-id", () -> "tandem");
        settings.add(REGISTRATION + "client-secret", () -> "secret");
        settings.add(REGISTRATION + "client-name", () -> "Corporate account");
        settings.add(REGISTRATION + "scope", () -> "openid");
        settings.add(REGISTRATION + "redirect-uri", () -> "{baseUrl}/of/no/effect");
        settings.add(REGISTRATION + "authorization-grant-type", () -> "authorization_code");
        settings.add(ADDRESSES + "authorization-uri", () -> PROVIDER.address() + "/authorize");
        settings.add(ADDRESSES + "token-uri", () -> PROVIDER.address() + "/token");
        settings.add(ADDRESSES + "jwk-set-uri", () -> PROVIDER.address() + "/keys");
        settings.add(ADDRESSES + "user-name-attribute", () -> "sub");
        settings.add("tandem.console.role-claim", () -> "tandem_role");
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Test
    void a_person_is_who_the_provider_says_in_the_highest_role_that_it_names() {
        var browser = stranger();
        assertThat(comesBack(browser, "anna", List.of("everybody", "viewer", "support"))
                        .leadsTo())
                .endsWith("/console");
        assertThat(browser.get("/console").expect(200).body())
                .contains("anna", "<small>support</small>")
                .doesNotContain("/console/password");
        browser.get("/console/password").expect(404);
        var company = newCompany();
        var page = "/console/companies/" + company;
        browser.post(page + "/pause", page, Map.of("reason", "year-end")).expect(302);
        assertThat(jdbc.sql(
                                "SELECT actor || ' ' || actor_label FROM audit_event WHERE action = 'company_paused' AND company_id = ?")
                        .param(uuid(company))
                        .query(String.class)
                        .single())
                .isEqualTo("oidc:subject of anna anna");
    }

    @Test
    void without_a_role_nobody_gets_in() {
        for (Object roles : new Object[] {"owner", List.of()}) {
            var browser = stranger();
            var location = comesBack(browser, "berta", roles).leadsTo();
            assertThat(location).isEqualTo("/console/sign-in?refused");
            assertThat(browser.get(location).body()).contains("you have no role here");
            browser.get("/console").expect(302);
        }
    }

    @Test
    void the_sign_in_offers_the_provider_and_no_password() {
        var page = stranger().get("/console/sign-in").expect(200).body();
        assertThat(page)
                .contains("Sign in with Corporate account", "/console/sign-in/with/corp")
                .doesNotContain("type=\"password\"");
        assertThat(stranger().get("/console").leadsTo()).isEqualTo("/console/sign-in");
    }

    @Test
    void of_the_providers_tokens_nothing_is_kept() {
        comesBack(stranger(), "carla", "admin");
        var kept = jdbc.sql("SELECT encode(attribute_bytes, 'escape') FROM spring_session_attributes")
                .query(String.class)
                .list();
        assertThat(kept).isNotEmpty().noneMatch(bytes -> bytes.contains("not kept") || bytes.contains("eyJ"));
    }

    /** The person goes to the provider, signs in there, and comes back with a code. */
    private static Answer comesBack(Browser browser, String name, Object roles) {
        var there = browser.get("/console/sign-in/with/corp").expect(302).header("Location");
        assertThat(there).startsWith(PROVIDER.address() + "/authorize");
        var asked = UriComponentsBuilder.fromUriString(there).build().getQueryParams();
        assertThat(decoded(asked.getFirst("redirect_uri")))
                .isEqualTo("https://hub.example.com/console/sign-in/back/corp");
        PROVIDER.vouch(name, decoded(asked.getFirst("nonce")), name, roles);
        return browser.get("/console/sign-in/back/corp?code=" + name + "&state=" + asked.getFirst("state"));
    }

    private static String decoded(@Nullable String text) {
        return URLDecoder.decode(String.valueOf(text), StandardCharsets.UTF_8);
    }
}
