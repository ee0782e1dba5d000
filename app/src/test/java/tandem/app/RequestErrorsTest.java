package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tandem.qbxml.StatusCode;
import tandem.wire.Status;
import tandem.wire.Treatment;

/** Every code that a request's error can have is explained in {@code docs/request-errors.md}, and nothing else is. */
class RequestErrorsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SECTION =
            Pattern.compile("^### (\\S+)\\n(.*?)(?=^##|\\z)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern FAILURE =
            Pattern.compile("(?:new Failure|Failure\\.forBookkeeper)\\(\\s*([^,]+?)\\s*,");

    private static final Pattern TEXT = Pattern.compile("\"([a-z_]+)\"");

    /** Taken from QuickBooks' status, where all of them are known, or from whoever calls the maker of failures. */
    private static final Set<String> OF_OTHERS = Set.of("treatment.code()", "code");

    @Test
    void every_code_has_a_section_and_every_section_a_code() throws IOException {
        var codes = new TreeSet<>(ofTheHub());
        codes.add(Treatment.NONE.code());
        codes.addAll(ofQuickBooks().keySet());

        assertThat(codes).contains("vendor_gone", "outcome_unknown", "no_status", "period_closed");
        assertThat(new TreeSet<>(sections().keySet())).isEqualTo(codes);
    }

    @Test
    void every_section_says_what_happened_who_acts_and_what_to_do() throws IOException {
        sections().forEach((code, text) -> {
            assertThat(text.strip()).as(code).doesNotStartWith("**");
            assertThat(text).as(code).contains("**Who acts:** ", "**What to do:** ");
        });
    }

    @Test
    void a_section_names_whom_the_error_names() throws IOException {
        var sections = sections();
        ofQuickBooks()
                .forEach((code, status) -> assertThat(sections.get(code))
                        .as(code)
                        .contains("**Who acts:** " + who(status.treatment().actor()) + "."));
    }

    private static String who(Treatment.Actor actor) {
        return switch (actor) {
            case NOBODY -> "nobody";
            case BOOKKEEPER -> "bookkeeper";
            case ADMINISTRATOR -> "QuickBooks administrator";
            case SUPPORT -> "support";
        };
    }

    private static Map<String, StatusCode> ofQuickBooks() {
        return Arrays.stream(StatusCode.values())
                .filter(code -> !new Status(0, code.meaning(), null).isAnswered())
                .collect(Collectors.toMap(code -> code.treatment().code(), code -> code));
    }

    /** The first argument of every failure that is made in the domain. */
    private static Set<String> ofTheHub() throws IOException {
        var codes = new TreeSet<String>();
        var sources = sources();
        sources.forEach((name, source) -> FAILURE.matcher(source)
                .results()
                .filter(made -> !OF_OTHERS.contains(made.group(1)))
                .forEach(made -> codes.addAll(texts(made.group(1), name, sources))));
        return codes;
    }

    /** The texts in an expression; where there is none it is a constant. */
    private static Set<String> texts(String expression, String where, Map<String, String> sources) {
        var texts = TEXT.matcher(expression)
                .results()
                .map(text -> text.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!texts.isEmpty()) {
            return texts;
        }
        int dot = expression.lastIndexOf('.');
        var owner = dot < 0 ? where : "/" + expression.substring(0, dot) + ".java";
        var found = sources.entrySet().stream()
                .filter(source -> source.getKey().endsWith(owner))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining());
        var constant = Pattern.compile("String " + expression.substring(dot + 1) + " = \"([a-z_]+)\"")
                .matcher(found);
        assertThat(constant.find())
                .as("the code %s in %s is neither a text nor a constant", expression, where)
                .isTrue();
        return Set.of(constant.group(1));
    }

    private static Map<String, String> sources() throws IOException {
        var sources = new LinkedHashMap<String, String>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("domain/src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                sources.put(file.toString(), Files.readString(file));
            }
        }
        return sources;
    }

    private static Map<String, String> sections() throws IOException {
        var page = Files.readString(ROOT.resolve("docs/request-errors.md"));
        return SECTION.matcher(page)
                .results()
                .collect(Collectors.toMap(section -> section.group(1), section -> section.group(2)));
    }
}
