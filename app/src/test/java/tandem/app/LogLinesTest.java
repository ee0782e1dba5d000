package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** Whatever comes from outside, a line of the log begins where the hub begins one. */
class LogLinesTest {

    private static final String FORGED = "2026-03-02T10:00:00.000Z  INFO 1 --- all is well";

    private final LoggerContext context = new LoggerContext();
    private final PatternLayout layout = layout();

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\u000b", "\u000c"})
    void a_message_is_one_line_whatever_it_quotes(String newline) {
        var text = layout.doLayout(event("client " + newline + FORGED, null));

        assertThat(lines(text)).singleElement().asString().startsWith("BEGIN ").contains("all is well");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029"})
    void what_an_exception_quotes_is_told_apart_from_lines_of_the_hub(String newline) {
        var failure = new IllegalStateException(
                "refused " + newline + FORGED, new IllegalArgumentException("because " + newline + FORGED));

        var text = layout.doLayout(event("it failed", failure));

        assertThat(lines(text))
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(line).doesNotStartWith(FORGED));
        assertThat(text).contains("all is well", "\tat ", "Caused by: ");
    }

    @Test
    void a_usual_line_stays_as_it_is() {
        assertThat(layout.doLayout(event("Ready at http://localhost:8080", null))
                        .strip())
                .isEqualTo("BEGIN Ready at http://localhost:8080");
    }

    private LoggingEvent event(String message, @Nullable Throwable failure) {
        return new LoggingEvent("here", context.getLogger("tandem"), Level.INFO, message, failure, null);
    }

    /** As a terminal, a pager or a shipper of logs may see them. */
    private static List<String> lines(String text) {
        return List.of(text.strip().split("\r\n|[\n\r\u0085\u2028\u2029\u000b\u000c]"));
    }

    private PatternLayout layout() {
        var pattern = DeployFiles.yaml("../app/src/main/resources/application.yaml")
                .at("/logging/pattern/console")
                .asString();
        var layout = new PatternLayout();
        layout.setContext(context);
        layout.getInstanceConverterMap().put("wEx", ExtendedWhitespaceThrowableProxyConverter::new);
        layout.setPattern("BEGIN " + pattern.substring(pattern.indexOf("%replace(%m)")));
        layout.start();
        return layout;
    }
}
