package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.00", "12", "12.50", "-12.50", "1234567890123.45", "0.00001", "1.0923456789012"})
    void a_number_is_read_to_its_last_decimal(String text) throws UnreadableField {
        assertThat(Values.number("Amount", text)).isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,000.00",
                "1E+2",
                "12.",
                ".5",
                "$5",
                "5-",
                "NaN",
                "0x1F",
                "1 000.00",
                "\u0661\u0662",
                "9999999999999999999.00"
            })
    void a_number_in_any_other_form_is_not_guessed_at(String text) {
        assertThatExceptionOfType(UnreadableField.class)
                .isThrownBy(() -> Values.number("Amount", text))
                .withMessageContaining("Amount");
    }

    @Test
    void nothing_is_no_number_and_no_zero() throws UnreadableField {
        assertThat(Values.number("Amount", null)).isNull();
        assertThat(Values.number("Amount", " ")).isNull();
        assertThat(Values.number("Amount", "\n+7.10\n")).isEqualTo(new BigDecimal("7.10"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-21T11:37:09-08:00, 2026-07-21T11:37:09",
        "2026-07-21T11:37:09+10:30, 2026-07-21T11:37:09",
        "2026-07-21T11:37:09Z, 2026-07-21T11:37:09",
        "2026-07-21T11:37:09, 2026-07-21T11:37:09",
        "2026-07-21T11:37, 2026-07-21T11:37:00",
        "2026-07-21, 2026-07-21T00:00:00",
    })
    void a_time_is_what_the_clock_on_the_wall_showed(String text, LocalDateTime clock) throws UnreadableField {
        assertThat(Values.clock("TimeModified", text)).isEqualTo(clock);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-02-30T11:37:09-08:00", "2026-07-21T25:00:00", "21.07.2026", "2026-07-21 11:37:09", "0"})
    void what_no_clock_shows_is_no_time(String text) {
        assertThatExceptionOfType(UnreadableField.class).isThrownBy(() -> Values.clock("TimeModified", text));
    }

    @Test
    void a_text_that_is_quoted_in_a_reason_is_cut_short() {
        assertThatExceptionOfType(UnreadableField.class)
                .isThrownBy(() -> Values.integer("TxnNumber", "x".repeat(5000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(100));
    }
}
