package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;
import tandem.reconciliation.Patience;

/** Settings as they come in: from the environment, over the defaults of application.yaml. */
class TandemSettingsTest {

    @Test
    void without_an_environment_the_defaults_of_the_contract_hold() {
        TandemSettings settings = settings(Map.of());

        assertThat(settings.publicUrl()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(settings.dataDir()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.givenBootstrapApiKey()).isEmpty();
        assertThat(settings.lease()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.minimumGap()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.retryBackoff()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.verifyWithin()).isEqualTo(Duration.ofDays(30));
        assertThat(new Patience(
                        settings.patienceInProcess(),
                        settings.patienceInDoubt(),
                        settings.patienceSilent(),
                        settings.patienceMoved()))
                .isEqualTo(Patience.USUAL);
        assertThat(settings.givenStampOwnerId()).isEmpty();
        assertThat(settings.maxResponse()).isEqualTo(DataSize.ofMegabytes(256));
        assertThat(settings.minWebConnector()).isEqualTo("2.1");
        assertThat(settings.keepExchanges()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.keepSessions()).isEqualTo(Duration.ofDays(400));
        assertThat(settings.keepWrongKeys()).isEqualTo(Duration.ofDays(1));
        assertThat(settings.feedRetention()).isEqualTo(Duration.ofDays(90));
        assertThat(settings.supportContact()).contains("855-672-9669").contains("mtsupport@mineraltree.com");
    }

    @Test
    void every_setting_is_taken_from_its_variable() {
        TandemSettings settings = settings(Map.of(
                "TANDEM_PUBLIC_URL", "https://hub.example.com/tandem/",
                "TANDEM_DATA_DIR", "/var/lib/tandem",
                "TANDEM_BOOTSTRAP_API_KEY", "a key of my own: 12345",
                "TANDEM_LEASE", "PT5S",
                "TANDEM_MINIMUM_GAP", "PT0S",
                "TANDEM_RETRY_BACKOFF", "PT2S",
                "TANDEM_STAMP_OWNER_ID", "{6C3B7C0E-9F3C-4E7B-8E57-0C1D2E3F4A5B}",
                "TANDEM_MAX_RESPONSE", "64MB",
                "TANDEM_MIN_WEB_CONNECTOR", "2.3.0.30",
                "TANDEM_SUPPORT_CONTACT", "Ann, 555-0100"));

        assertThat(settings.publicUrl()).isEqualTo(URI.create("https://hub.example.com/tandem"));
        assertThat(settings.dataDir()).isEqualTo(Path.of("/var/lib/tandem"));
        assertThat(settings.givenBootstrapApiKey()).contains("a key of my own: 12345");
        assertThat(settings.lease()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.minimumGap()).isZero();
        assertThat(settings.retryBackoff()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.givenStampOwnerId()).contains(UUID.fromString("6c3b7c0e-9f3c-4e7b-8e57-0c1d2e3f4a5b"));
        assertThat(settings.maxResponse()).isEqualTo(DataSize.ofMegabytes(64));
        assertThat(settings.minWebConnector()).isEqualTo("2.3.0.30");
        assertThat(settings.supportContact()).isEqualTo("Ann, 555-0100");
    }

    @Test
    void within_how_many_days_everything_is_verified_is_taken_from_its_variable() {
        assertThat(settings(Map.of("TANDEM_VERIFY_WITHIN", "P7D")).verifyWithin())
                .isEqualTo(Duration.ofDays(7));
    }

    @Test
    void how_patient_the_checks_are_is_taken_from_variables() {
        TandemSettings settings = settings(Map.of(
                "TANDEM_PATIENCE_IN_PROCESS", "P3D",
                "TANDEM_PATIENCE_IN_DOUBT", "PT6H",
                "TANDEM_PATIENCE_SILENT", "PT2H",
                "TANDEM_PATIENCE_MOVED", "P1D"));

        assertThat(settings.patienceInProcess()).isEqualTo(Duration.ofDays(3));
        assertThat(settings.patienceInDoubt()).isEqualTo(Duration.ofHours(6));
        assertThat(settings.patienceSilent()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.patienceMoved()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void how_long_somebody_stays_signed_in_is_taken_from_variables() {
        assertThat(settings(Map.of()).console().idle()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings(Map.of()).console().session()).isEqualTo(Duration.ofHours(12));
        var console = settings(Map.of(
                        "TANDEM_CONSOLE_PASSWORD", "a password of its own",
                        "TANDEM_CONSOLE_IDLE", "PT10M",
                        "TANDEM_CONSOLE_SESSION", "PT8H"))
                .console();
        assertThat(console.idle()).isEqualTo(Duration.ofMinutes(10));
        assertThat(console.session()).isEqualTo(Duration.ofHours(8));
        assertThat(console).asString().doesNotContain("a password");
    }

    @Test
    void how_long_things_are_kept_is_taken_from_variables() {
        TandemSettings settings = settings(Map.of(
                "TANDEM_KEEP_EXCHANGES", "P7D",
                "TANDEM_KEEP_SESSIONS", "P90D",
                "TANDEM_KEEP_WRONG_KEYS", "PT6H",
                "TANDEM_FEED_RETENTION", "P30D"));

        assertThat(settings.keepExchanges()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.keepSessions()).isEqualTo(Duration.ofDays(90));
        assertThat(settings.keepWrongKeys()).isEqualTo(Duration.ofHours(6));
        assertThat(settings.feedRetention()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void the_public_address_follows_the_port() {
        assertThat(settings(Map.of("SERVER_PORT", "9090")).publicUrl()).isEqualTo(URI.create("http://localhost:9090"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hub.example.com",
                "https://hub.example.com:8443/base",
                "http://localhost:1234",
                "http://127.0.0.1",
                "http://[::1]:8080",
                "HTTP://LOCALHOST"
            })
    void an_address_is_public_when_it_is_https_or_this_machine(String url) {
        assertThat(settings(Map.of("TANDEM_PUBLIC_URL", url)).publicUrl()).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    TANDEM_PUBLIC_URL        | http://hub.example.com         | must begin with https
                    TANDEM_PUBLIC_URL        | http://localhost.example.com   | must begin with https
                    TANDEM_PUBLIC_URL        | ftp://localhost                | must begin with https
                    TANDEM_PUBLIC_URL        | hub.example.com                | must be an address
                    TANDEM_PUBLIC_URL        | https://ann:secret@example.com | no user
                    TANDEM_PUBLIC_URL        | https://example.com/?a=b       | no query
                    TANDEM_BOOTSTRAP_API_KEY | nineteen-characters            | has 19 characters
                    TANDEM_CONSOLE_PASSWORD  | elevenchars                    | has 11 characters
                    TANDEM_CONSOLE_IDLE      | PT59S                          | PT1M at least
                    TANDEM_CONSOLE_SESSION   | PT29M                          | not be shorter
                    TANDEM_LEASE             | PT0S                           | longer than nothing
                    TANDEM_LEASE             | ''                             | is empty
                    TANDEM_MINIMUM_GAP       | -PT1S                          | cannot be negative
                    TANDEM_RETRY_BACKOFF     | PT0S                           | longer than nothing
                    TANDEM_PATIENCE_SILENT   | PT59M                          | PT1H at least
                    TANDEM_PATIENCE_MOVED    | ''                             | is empty
                    TANDEM_STAMP_OWNER_ID    | 42                             | must be a GUID
                    TANDEM_MAX_RESPONSE      | 1KB                            | between 1MB and 2047MB
                    TANDEM_MAX_RESPONSE      | 3GB                            | between 1MB and 2047MB
                    TANDEM_MIN_WEB_CONNECTOR | newest                         | must be a version
                    TANDEM_KEEP_EXCHANGES    | PT59M                          | PT1H at least
                    TANDEM_KEEP_SESSIONS     | P29D                           | must not be shorter
                    TANDEM_KEEP_WRONG_KEYS   | -P1D                           | PT1H at least
                    TANDEM_KEEP_WRONG_KEYS   | ''                             | is empty
                    TANDEM_SUPPORT_CONTACT   | ''                             | is empty
                    """)
    void a_value_that_cannot_work_is_refused_by_its_name(String variable, String value, String reason) {
        assertThat(refusals(Map.of(variable, value)))
                .singleElement()
                .asString()
                .startsWith(variable + " ")
                .contains(reason);
    }

    @Test
    void all_refusals_come_at_once_and_no_key_is_told() {
        assertThat(refusals(Map.of("TANDEM_BOOTSTRAP_API_KEY", "hunter2", "TANDEM_LEASE", "PT0S")))
                .hasSize(2)
                .noneMatch(refusal -> refusal.contains("hunter2"));
    }

    @Test
    void an_empty_key_and_an_empty_owner_are_none() {
        TandemSettings settings = settings(Map.of("TANDEM_BOOTSTRAP_API_KEY", "", "TANDEM_STAMP_OWNER_ID", ""));

        assertThat(settings.givenBootstrapApiKey()).isEmpty();
        assertThat(settings.givenStampOwnerId()).isEmpty();
    }

    @Test
    void the_key_is_not_in_the_text_of_the_settings() {
        String key = "only-the-operator-knows-this";
        assertThat(settings(Map.of("TANDEM_BOOTSTRAP_API_KEY", key)).toString()).doesNotContain(key);
    }

    private static List<String> refusals(Map<String, String> variables) {
        var refusals = new ArrayList<String>();
        assertThatThrownBy(() -> settings(variables))
                .rootCause()
                .isInstanceOfSatisfying(UnusableSettings.class, refused -> refusals.addAll(refused.refusals()));
        return refusals;
    }

    private static TandemSettings settings(Map<String, String> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        "systemEnvironment",
                        new SystemEnvironmentPropertySource("systemEnvironment", new HashMap<>(variables)));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return Binder.get(environment).bind("tandem", TandemSettings.class).get();
    }
}
