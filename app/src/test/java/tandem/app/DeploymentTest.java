package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** What is deployed names settings, ports and paths as the hub has them. */
class DeploymentTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SETTING = Pattern.compile("\\b(?:TANDEM|SPRING|SERVER|LOGGING)_[A-Z_]+\\b");
    private static final Pattern DOCUMENTED = Pattern.compile("`((?:TANDEM|SPRING|SERVER|LOGGING)_[A-Z_]+)");
    private static final Pattern IMAGE = Pattern.compile("(?m)^FROM (\\S+)");

    /** Those of the files themselves, which pass them on under their real names or to other programs. */
    private static final Set<String> OF_THE_FILES =
            Set.of("TANDEM_HOST", "TANDEM_UPSTREAM", "TANDEM_DATABASE_PASSWORD", "TANDEM_LOG_FORMAT");

    @Test
    void every_setting_that_is_deployed_is_one_that_the_operations_page_explains() throws IOException {
        var known = DOCUMENTED
                .matcher(Files.readString(ROOT.resolve("docs/operations.md")))
                .results()
                .map(setting -> setting.group(1))
                .collect(Collectors.toSet());
        var deployed = new TreeSet<String>();
        for (String file : List.of(
                "Dockerfile",
                "compose.yaml",
                "Caddyfile",
                ".env.example",
                "helm/tandem/values.yaml",
                "helm/tandem/templates/statefulset.yaml")) {
            SETTING.matcher(DeployFiles.text(file)).results().forEach(setting -> deployed.add(setting.group()));
        }
        deployed.removeAll(OF_THE_FILES);

        assertThat(deployed).contains("TANDEM_PUBLIC_URL", "SPRING_DATASOURCE_URL", "TANDEM_DATA_DIR");
        assertThat(known).containsAll(deployed);
    }

    @Test
    void all_agree_about_the_port_and_where_health_is() {
        var port = applicationYaml().path("server").path("port").asString();
        assertThat(DeployFiles.text("Dockerfile"))
                .contains("EXPOSE " + port, "SERVER_PORT:-" + port, "GET /actuator/health/liveness ");
        assertThat(DeployFiles.text("Caddyfile")).contains("tandem:" + port);
        assertThat(DeployFiles.text("helm/tandem/templates/statefulset.yaml"))
                .contains(
                        "containerPort: " + port,
                        "path: /actuator/health/readiness",
                        "path: /actuator/health/liveness");
        assertThat(DeployFiles.text("prometheus/scrape.yaml"))
                .contains("tandem:" + port, "metrics_path: /actuator/prometheus");
    }

    @Test
    void a_stop_leaves_the_calls_in_hand_their_time() {
        var compose = DeployFiles.yaml("compose.yaml").path("services").path("tandem");
        assertThat(applicationYaml()
                        .at("/spring/lifecycle/timeout-per-shutdown-phase")
                        .asString())
                .isEqualTo("30s");
        assertThat(compose.path("stop_grace_period").asString()).isEqualTo("45s");
        assertThat(DeployFiles.text("helm/tandem/templates/statefulset.yaml"))
                .contains("terminationGracePeriodSeconds: 60", "[\"sleep\", \"10\"]");
    }

    /** The Web Connector sends whole files of answers; half of a text is lost to escapes on its way. */
    @Test
    void proxies_let_an_answer_of_the_largest_size_through() {
        assertThat(applicationYaml().at("/tandem/max-response").asString()).isEqualTo("256MB");
        assertThat(DeployFiles.text("Caddyfile")).contains("max_size 400MB", "flush_interval -1");
        assertThat(DeployFiles.yaml("helm/tandem/values.yaml")
                        .path("ingress")
                        .path("annotations")
                        .path("nginx.ingress.kubernetes.io/proxy-body-size")
                        .asString())
                .isEqualTo("400m");
    }

    @Test
    @Tag("S4")
    void the_proxy_ends_tls_and_refuses_what_comes_plain() {
        var lines = DeployFiles.text("Caddyfile").lines().map(String::strip).toList();
        assertThat(lines).contains("auto_https disable_redirects", "protocols tls1.2 tls1.3");
        assertThat(lines.subList(lines.indexOf("http://{$TANDEM_HOST} {"), lines.size()))
                .containsExactly(
                        "http://{$TANDEM_HOST} {", "respond \"This service is reached by https only.\" 403", "}");
        var services = DeployFiles.yaml("compose.yaml").path("services");
        assertThat(services.propertyStream()
                        .filter(service -> service.getValue().has("ports")))
                .as("nothing but the proxy is reached from outside")
                .extracting(java.util.Map.Entry::getKey)
                .containsExactly("proxy");
    }

    @Test
    void nothing_that_is_deployed_runs_as_root_or_holds_a_secret() {
        assertThat(DeployFiles.text("Dockerfile")
                        .substring(DeployFiles.text("Dockerfile").lastIndexOf("\nFROM ")))
                .contains("\nUSER tandem\n");
        assertThat(DeployFiles.text("helm/tandem/templates/statefulset.yaml"))
                .contains("runAsNonRoot: true", "readOnlyRootFilesystem: true", "drop: [\"ALL\"]");
        assertThat(DeployFiles.text(".env.example"))
                .contains("TANDEM_DATABASE_PASSWORD=\n", "TANDEM_BOOTSTRAP_API_KEY=\n");
    }

    /** Compose copies such secrets into the container, and does not start one that is read-only. */
    @Test
    void no_service_that_is_read_only_has_secrets_from_the_environment() {
        var compose = DeployFiles.yaml("compose.yaml");
        assertThat(compose.path("services").path("tandem").path("secrets")).hasSize(2);
        assertThat(compose.path("secrets").valueStream()).allMatch(secret -> secret.has("environment"));
        assertThat(compose.path("services")
                        .valueStream()
                        .filter(service -> service.has("secrets"))
                        .filter(service -> service.path("read_only").asBoolean(false)))
                .isEmpty();
    }

    @Test
    void images_are_named_plainly() {
        assertThat(IMAGE.matcher(DeployFiles.text("Dockerfile")).results().map(image -> image.group(1)))
                .isNotEmpty()
                .allSatisfy(image -> assertThat(image).doesNotContain("/"));
        assertThat(DeployFiles.yaml("compose.yaml").findValuesAsString("image"))
                .hasSize(3)
                .allSatisfy(image -> assertThat(image).doesNotContain("/"));
    }

    @Test
    void every_panel_of_the_dashboard_has_a_name_and_asks_for_something() {
        var panels = DeployFiles.json("grafana/tandem.json").path("panels");
        assertThat(panels.valueStream()
                        .filter(panel -> !panel.path("type").asString().equals("row")))
                .hasSizeGreaterThan(10)
                .allSatisfy(panel -> {
                    assertThat(panel.path("title").asString()).isNotBlank();
                    assertThat(panel.findValuesAsString("expr")).isNotEmpty();
                });
    }

    @Test
    void what_is_no_template_is_well_formed() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("deploy"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".yaml"))
                            .filter(file -> !file.toString().contains("templates")))
                    .hasSizeGreaterThan(4)
                    .allSatisfy(file -> assertThat(new Yaml().loadAll(Files.readString(file)))
                            .isNotEmpty());
        }
    }

    private static JsonNode applicationYaml() {
        return DeployFiles.yaml("../app/src/main/resources/application.yaml");
    }
}
