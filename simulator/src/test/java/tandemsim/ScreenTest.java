package tandemsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private final StringWriter written = new StringWriter();

    private void update(Screen screen) {
        screen.calling("serverVersion", Map.of());
        screen.calling("authenticate", Map.of("strUserName", "rock-castle-con-z21vjsza"));
        for (int percent = 1; percent <= 100; percent++) {
            screen.quickBooksWorks(List.of("CustomerQueryRq", "TxnDeletedQueryRq", "BillPaymentCreditCardQueryRq"));
            screen.quickBooksAnswered(12_345, 1);
            screen.progress(percent);
        }
        screen.says("Done.");
    }

    @Test
    void on_a_terminal_one_line_is_drawn_over_and_never_broken() {
        update(new Screen(new PrintWriter(written), false, true));
        String[] lines = written.toString().split(System.lineSeparator(), -1);
        assertThat(lines).hasSize(3);
        assertThat(lines[0].split("\r", -1)).hasSizeGreaterThan(100).allMatch(drawn -> drawn.length() <= 79);
        assertThat(lines[0]).contains("] 100 %  1,234,500 records  customers and jobs");
        assertThat(lines[1]).isEqualTo("Done.");
    }

    @Test
    void elsewhere_a_line_is_written_at_steps_of_ten_percent() {
        update(new Screen(new PrintWriter(written), false, false));
        assertThat(written.toString()).doesNotContain("\r");
        assertThat(written.toString().lines().count()).isBetween(10L, 13L);
        assertThat(written.toString()).contains("100 %").endsWith("Done." + System.lineSeparator());
    }

    @Test
    void quietly_nothing_is_written() {
        update(new Screen(new PrintWriter(written), true, true));
        assertThat(written.toString()).isEmpty();
    }
}
