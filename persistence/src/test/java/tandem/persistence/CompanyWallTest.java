package tandem.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The second wall between companies: no statement touches a table whose rows belong to companies without naming the company, whatever the caller
 * has checked before. Looks at the sources, so that a statement is seen that no test runs.
 */
class CompanyWallTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern TABLE =
            Pattern.compile("CREATE (?:UNLOGGED )?TABLE (\\w+) \\((.*?)\\n\\);", Pattern.DOTALL);
    private static final Pattern COMPANY_COLUMN =
            Pattern.compile("^\\s+company_id\\s+uuid\\s+NOT NULL", Pattern.MULTILINE);
    private static final Pattern TEXT =
            Pattern.compile("\"\"\"(.*?)\"\"\"|((?:\"(?:[^\"\\\\\\n]|\\\\.)*\"(?:\\s*\\+\\s*)?)+)", Pattern.DOTALL);
    private static final Pattern TOUCHED = Pattern.compile("\\b(?:FROM|JOIN|UPDATE|INTO)\\s+(\\w+)\\b");

    /**
     * By something that only one company can have. Whose a request is, RequestResource compares with the caller's key; a user
     * name is one connector's, and nothing is read there; what was told long ago is forgotten of all companies at once.
     */
    private static final Set<String> FOUND_OTHERWISE = Set.of(
            "DELETE FROM notice WHERE last_seen_at < :time",
            "SELECT * FROM request WHERE id = :id",
            "UPDATE connector SET web_connector_version = :version WHERE username = :username"
                    + " AND web_connector_version IS DISTINCT FROM :version");

    /** Pieces that are put into a statement which names the company. */
    private static final Set<String> PIECES = Set.of(
            "FROM bill h",
            "FROM vendor_credit h",
            "SELECT number, about, message_set_id, request, sent_at, response, response_bytes, hresult, message, answered_at,"
                    + " reply FROM exchange",
            "SELECT status, count(*) AS many FROM request WHERE status NOT IN ('succeeded', 'cancelled')");

    @Test
    void no_statement_forgets_the_company() throws IOException {
        var tables = tablesOfCompanies();
        assertThat(tables).contains("bill", "session", "request", "discrepancy").hasSizeGreaterThan(30);
        var forgetful = new TreeSet<String>();
        int statements = 0;
        for (var text : texts()) {
            if (TOUCHED.matcher(text).results().anyMatch(touched -> tables.contains(touched.group(1)))) {
                statements++;
                if (!text.contains("company_id") && !text.contains(":company")) {
                    forgetful.add(text);
                }
            }
        }

        assertThat(statements).isGreaterThan(120);
        forgetful.removeAll(PIECES);
        assertThat(forgetful).isEqualTo(new TreeSet<>(FOUND_OTHERWISE));
    }

    private static Set<String> tablesOfCompanies() throws IOException {
        var tables = new TreeSet<String>();
        try (Stream<Path> migrations = Files.list(ROOT.resolve("db/migrations"))) {
            for (var migration : migrations.toList()) {
                TABLE.matcher(Files.readString(migration))
                        .results()
                        .filter(table -> COMPANY_COLUMN.matcher(table.group(2)).find())
                        .forEach(table -> tables.add(table.group(1)));
            }
        }
        return tables;
    }

    /** All texts of the module's sources, each on one line and without what Java needs around it. */
    private static List<String> texts() throws IOException {
        var texts = new ArrayList<String>();
        try (Stream<Path> sources = Files.walk(ROOT.resolve("persistence/src/main/java"))) {
            for (var source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                TEXT.matcher(Files.readString(source))
                        .results()
                        .map(text -> text.group(1) != null ? text.group(1) : joined(text.group(2)))
                        .map(text -> text.replaceAll("\\s+", " ").strip())
                        .forEach(texts::add);
            }
        }
        return texts;
    }

    private static String joined(String literals) {
        return literals.replaceAll("\"\\s*\\+\\s*\"", "").replaceAll("^\"|\"\\s*\\+?\\s*$", "");
    }
}
