package tandem.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nodes of two versions work on the same tables while one takes the other's place: what the older one reads and writes stays. */
class MigrationsTest {

    private static final Path MIGRATIONS = Path.of("../db/migrations");
    private static final Pattern VERSION = Pattern.compile("V(\\d+)__[a-z0-9_]+\\.sql");

    /** Up to here nothing had been put into production. */
    private static final int BEGINNING = 19;

    /**
     * Takes away or renames what is there, or asks more of what is written than it did. What is no longer wanted is taken away
     * one version after the last that used it: such a migration says "-- since version …" and is let through.
     */
    private static final Pattern BREAKS = Pattern.compile(
            "\\bDROP\\s+(TABLE|COLUMN)|\\bRENAME\\b|\\bSET\\s+NOT\\s+NULL|\\bALTER\\s+COLUMN\\s+\\w+\\s+TYPE"
                    + "|\\bADD\\s+COLUMN\\s+\\w+\\s+(?![^,;]*\\bDEFAULT\\b)[^,;]*\\bNOT\\s+NULL",
            Pattern.CASE_INSENSITIVE);

    @Test
    void what_the_version_before_needs_is_left_alone() throws IOException {
        for (Path migration : migrations()) {
            var text = Files.readString(migration);
            if (version(migration) > BEGINNING && !text.contains("-- since version ")) {
                assertThat(BREAKS.matcher(text).results().map(found -> found.group()))
                        .as(migration.getFileName().toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void what_would_break_is_known_when_it_is_seen() {
        for (String breaks : List.of(
                "ALTER TABLE company_sync DROP COLUMN vendors_to_reread",
                "ALTER TABLE bill RENAME COLUMN memo TO remark",
                "ALTER TABLE bill ALTER COLUMN memo SET NOT NULL",
                "ALTER TABLE bill ALTER COLUMN memo TYPE varchar(10)",
                "ALTER TABLE bill ADD COLUMN shade text NOT NULL")) {
            assertThat(breaks).containsPattern(BREAKS);
        }
        assertThat("ALTER TABLE bill ADD COLUMN shade text NOT NULL DEFAULT 'grey', ADD COLUMN hue text")
                .doesNotContainPattern(BREAKS);
    }

    private static List<Path> migrations() throws IOException {
        var found = new ArrayList<Path>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            files.sorted().forEach(found::add);
        }
        assertThat(found).hasSizeGreaterThan(15);
        return found;
    }

    private static int version(Path migration) {
        var name = VERSION.matcher(migration.getFileName().toString());
        assertThat(name.matches()).as(migration.toString()).isTrue();
        return Integer.parseInt(name.group(1));
    }
}
