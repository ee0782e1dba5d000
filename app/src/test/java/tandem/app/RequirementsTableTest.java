package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/requirements.md honest: every number has a row, and rows and tests know each other. */
class RequirementsTableTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern ROW = Pattern.compile("^\\| S(\\d+) \\| (.*?) \\| (.*?) \\| ?(.*?) ?\\|$");
    private static final Pattern STATE = Pattern.compile("done|partly|not the hub's");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"S(\\d+)\"\\)");
    private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");

    @Test
    void every_number_has_one_row_in_order() throws IOException {
        assertThat(rows().stream().map(Row::number))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 110).boxed().toList());
    }

    @Test
    void every_row_says_what_is_asked_and_where_it_stands() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.asks()).isNotBlank();
            assertThat(row.stands()).matches(STATE);
        });
    }

    @Test
    void what_is_called_done_is_shown_by_a_test() throws IOException {
        assertThat(rows().stream()
                        .filter(row -> row.stands().equals("done"))
                        .filter(row -> row.tests().isEmpty()))
                .isEmpty();
    }

    @Test
    void every_test_that_is_named_exists() throws IOException {
        Map<String, List<String>> tests = testsOfAllModules();
        for (Row row : rows()) {
            assertThat(row.tests())
                    .as("S%d", row.number())
                    .allSatisfy(test -> assertThat(tests)
                            .satisfies(all -> assertThat(exists(test, all)).isTrue()));
        }
    }

    @Test
    void every_test_that_carries_a_number_is_named_in_its_row() throws IOException {
        List<Row> rows = rows();
        try (Stream<Path> sources = testSources()) {
            sources.forEach(source -> TAG.matcher(read(source))
                    .results()
                    .map(tag -> Integer.valueOf(tag.group(1)))
                    .forEach(number -> assertThat(rows)
                            .as("%s carries S%d", className(source), number)
                            .anyMatch(row -> row.number() == number && row.names(className(source)))));
        }
    }

    private static boolean exists(String test, Map<String, List<String>> all) {
        String[] words = test.split("\\.", 2);
        List<String> methods = all.get(words[0]);
        return methods != null && (words.length == 1 || methods.contains(words[1]));
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/requirements.md"))) {
            ROW.matcher(line).results().map(Row::of).forEach(rows::add);
        }
        return rows;
    }

    private static Map<String, List<String>> testsOfAllModules() throws IOException {
        Map<String, List<String>> tests = new TreeMap<>();
        try (Stream<Path> sources = testSources()) {
            sources.forEach(source -> tests.put(
                    className(source),
                    METHOD.matcher(read(source))
                            .results()
                            .map(method -> method.group(1))
                            .toList()));
        }
        return tests;
    }

    private static Stream<Path> testSources() throws IOException {
        List<Path> folders;
        try (Stream<Path> modules = Files.list(ROOT)) {
            folders = modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList();
        }
        List<Path> sources = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> walk = Files.walk(folder)) {
                walk.filter(path -> path.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources.stream();
    }

    private static String className(Path source) {
        return source.getFileName().toString().replaceFirst("\\.java$", "");
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Row(int number, String asks, String stands, List<String> tests) {

        static Row of(MatchResult line) {
            String tests = line.group(4).replace("`", "").strip();
            return new Row(
                    Integer.parseInt(line.group(1)),
                    line.group(2).strip(),
                    line.group(3).strip(),
                    tests.isEmpty() ? List.of() : List.of(tests.split("[,;]? +|<br>")));
        }

        boolean names(String testClass) {
            return tests.stream().anyMatch(test -> test.equals(testClass) || test.startsWith(testClass + "."));
        }
    }
}
