package tandem.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is in {@code deploy/}, for tests that hold it true to the hub. */
public final class DeployFiles {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:tandem|hikaricp|http_server|jvm|process|disk)_[a-z_]+\\b");

    private DeployFiles() {}

    static String text(String path) {
        try {
            return Files.readString(ROOT.resolve("deploy").resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode yaml(String path) {
        return JSON.valueToTree(new Yaml().load(text(path)));
    }

    static JsonNode json(String path) {
        return JSON.readTree(text(path));
    }

    static Stream<JsonNode> alerts() {
        return yaml("prometheus/alerts.yaml")
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream());
    }

    /** The metrics that alerts and dashboard ask for, save those that Prometheus makes itself. */
    public static Set<String> metrics() {
        var asked = Stream.concat(
                alerts().map(alert -> alert.path("expr").asString()),
                json("grafana/tandem.json").findValuesAsString("expr").stream());
        return asked.flatMap(expression -> METRIC.matcher(expression).results())
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
