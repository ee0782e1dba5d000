package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tandem.request.RequestStatus;

/** What docs/state-machines.md draws of a request is what a request can do. */
class StateMachinesDocumentTest {

    private static final Path PAGE = Path.of("..", "docs", "state-machines.md");
    private static final Pattern STEP = Pattern.compile("(?m)^ {4}(\\w+) --> (\\w+)");

    @Test
    void the_steps_of_a_request_that_are_drawn_are_those_that_are_possible() throws IOException {
        assertThat(drawn("## A request")).isEqualTo(possible());
    }

    private static Set<String> possible() {
        return Stream.of(RequestStatus.values())
                .flatMap(from -> Stream.of(RequestStatus.values())
                        .filter(from::mayBecome)
                        .map(to -> from.word() + " --> " + to.word()))
                .collect(Collectors.toSet());
    }

    private static Set<String> drawn(String heading) throws IOException {
        var section = Files.readString(PAGE).split("\n" + heading + "\n", 2)[1];
        var drawing = section.substring(section.indexOf("```mermaid"), section.indexOf("\n```\n"));
        return STEP.matcher(drawing)
                .results()
                .map(step -> step.group(1) + " --> " + step.group(2))
                .collect(Collectors.toSet());
    }
}
