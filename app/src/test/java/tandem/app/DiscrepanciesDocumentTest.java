package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tandem.reconciliation.Check;

/** {@code docs/discrepancies.md} has a line for every check, in their order, and none for anything else. */
class DiscrepanciesDocumentTest {

    private static final Path PAGE = Path.of("..", "docs", "discrepancies.md");
    private static final Pattern LINE = Pattern.compile("^\\| `([a-z_]+)` \\| (\\w+) \\| \\S.*\\|$", Pattern.MULTILINE);

    @Test
    void every_check_has_its_line_with_its_severity() throws IOException {
        var lines = new ArrayList<String>();
        var found = LINE.matcher(Files.readString(PAGE));
        while (found.find()) {
            lines.add(found.group(1) + " " + found.group(2));
        }

        assertThat(lines)
                .containsExactlyElementsOf(Arrays.stream(Check.values())
                        .map(check -> check.code() + " " + check.severity().word())
                        .toList());
    }
}
