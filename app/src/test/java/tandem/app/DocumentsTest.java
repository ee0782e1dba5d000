package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The project's own pages lead where they say. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)[^)]*\\)");

    @Test
    void every_link_between_the_pages_leads_somewhere() throws IOException {
        List<Path> pages = pages();
        assertThat(pages).contains(ROOT.resolve("README.md"), ROOT.resolve("docs/operations.md"));
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

    private static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList();
        }
    }
}
