package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The project's own pages lead where they say. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+Test)(?:\\.([a-z_0-9]+))?`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)[^)]*\\)");

    @Test
    void every_link_between_the_pages_leads_somewhere() throws IOException {
        List<Path> pages = pages();
        assertThat(pages)
                .contains(
                        ROOT.resolve("README.md"),
                        ROOT.resolve("client-java/README.md"),
                        ROOT.resolve("docs/operations.md"));
        for (Path page : pages) {
            assertThat(LINK.matcher(Files.readString(page)).results().map(link -> page.resolveSibling(link.group(1))))
                    .as(ROOT.relativize(page).toString())
                    .allSatisfy(target -> assertThat(target).exists());
        }
    }

    @Test
    void the_readme_names_every_folder_of_the_project() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        try (Stream<Path> modules = Files.list(ROOT)) {
            assertThat(modules.filter(folder -> Files.exists(folder.resolve("pom.xml"))))
                    .isNotEmpty()
                    .allSatisfy(module -> assertThat(readme).contains("\n" + module.getFileName() + "/"));
        }
    }

    @Test
    void every_test_that_a_page_calls_upon_exists() throws IOException {
        var sources = testSources();
        for (String page : List.of("docs/security.md", "docs/operations.md")) {
            assertThat(TEST.matcher(Files.readString(ROOT.resolve(page))).results())
                    .as(page)
                    .isNotEmpty()
                    .allSatisfy(named -> {
                        assertThat(sources).containsKey(named.group(1));
                        if (named.group(2) != null) {
                            assertThat(sources.get(named.group(1))).contains("void " + named.group(2) + "(");
                        }
                    });
        }
    }

    /** The text of each test class, by its name. */
    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path tests : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(tests)) {
                    for (Path file : files.filter(path -> path.toString().endsWith("Test.java"))
                            .toList()) {
                        sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                    }
                }
            }
        }
        return sources;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> folders = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            var ofFolders = folders.map(folder -> folder.resolve("README.md")).filter(Files::exists);
            return Stream.of(top, ofFolders, docs)
                    .flatMap(paths -> paths)
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList();
        }
    }
}
