package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever is woken finds a page, and whoever reads a code finds its meaning. */
class RunbooksTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGES = ROOT.resolve("docs/runbooks");
    private static final Pattern ATTENTION =
            Pattern.compile("Attention\\.(?:info|warning|critical)\\(\\s*\"([a-z_]+)\"");
    private static final Pattern STOP = Pattern.compile("(?:suspend|new Halt|stop|failed)\\(\\s*\"([a-z_]+)\"");
    private static final Pattern TROUBLE = Pattern.compile("line\\(\\s*\"[^\"]*\",\\s*Nature\\.\\w+,\\s*\"([a-z_]+)\"");

    @Test
    void every_alert_names_a_page_and_every_page_has_its_alert() throws IOException {
        var named = DeployFiles.alerts()
                .map(alert ->
                        ROOT.resolve(alert.path("annotations").path("runbook").asString()))
                .collect(Collectors.toSet());

        assertThat(named).hasSizeGreaterThan(10);
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.filter(page -> page.getFileName().toString().startsWith("tandem-"))
                            .collect(Collectors.toSet()))
                    .isEqualTo(named);
        }
        for (Path page : named) {
            assertThat(Files.readString(page))
                    .as(page.toString())
                    .contains("**Means.**", "**Who is hit.**", "**Look at**", "**Do**");
        }
    }

    @Test
    void every_alert_says_how_urgent_it_is_and_asks_for_something_that_is_measured() {
        assertThat(DeployFiles.alerts()).allSatisfy(alert -> {
            assertThat(alert.path("labels").path("severity").asString()).isIn("page", "ticket");
            assertThat(alert.path("annotations").path("summary").asString()).isNotBlank();
        });
        assertThat(DeployFiles.metrics()).hasSizeGreaterThan(15);
    }

    @Test
    void every_code_that_calls_for_attention_is_explained() throws IOException {
        var codes = new TreeSet<String>();
        codes.addAll(found(ATTENTION, "domain/src/main/java/tandem/state"));
        codes.addAll(found(STOP, "domain/src/main/java/tandem/session"));
        codes.addAll(found(TROUBLE, "qbwc-endpoint/src/main/java/tandem/qbwc"));
        assertThat(codes).contains("paused", "file_behind", "login_conflict").hasSizeGreaterThan(80);

        var page = Files.readString(PAGES.resolve("attention.md"));
        assertThat(codes).allSatisfy(code -> assertThat(page).contains("`" + code + "`"));
    }

    private static Set<String> found(Pattern pattern, String folder) throws IOException {
        var codes = new TreeSet<String>();
        try (Stream<Path> sources = Files.list(ROOT.resolve(folder))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                pattern.matcher(Files.readString(source)).results().forEach(match -> codes.add(match.group(1)));
            }
        }
        return codes;
    }
}
