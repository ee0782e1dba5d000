package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTextTest {

    @ParameterizedTest
    @CsvSource({
        "'plain', 'plain'",
        "'Caf\u00e9', 'Caf\u00e9'",
        "'Cafe\u0301', 'Caf\u00e9'",
        "'\u201cquoted\u201d \u2018so\u2019', '\"quoted\" ''so'''",
        "'a \u2013 b \u2014 c\u2026', 'a - b - c...'",
        "'\u2022 one', '* one'",
        "'5\u00a0\u20ac', '5 EUR'",
        "'zero\u200bwidth\ufeff', 'zerowidth'",
        "'\u0160koda \u0141\u00f3d\u017a \u0130zmir', 'Skoda L\u00f3dz Izmir'",
        "'\uff21\uff22\uff11', 'AB1'",
        "'\ufb01ne', 'fine'",
        "'a\u0000b\u0007c\u007fd\u0085e', 'abcde'",
        "'\ud83d lone', ' lone'",
    })
    void a_text_is_put_in_the_characters_that_quickbooks_has(String given, String expected) {
        assertThat(WireText.of(given)).isEqualTo(new WireText(expected, false));
    }

    @Test
    void what_has_no_stand_in_becomes_a_question_mark_and_is_told() {
        assertThat(WireText.of("\u6f22\u5b57 \ud83d\ude00")).isEqualTo(new WireText("?? ?", true));
    }

    @Test
    void line_breaks_are_all_written_alike() {
        assertThat(WireText.of("a\r\nb\rc\nd\te").text()).isEqualTo("a\nb\nc\nd\te");
    }

    @Test
    void the_length_is_that_of_what_is_sent() {
        assertThat(WireText.of("\u20ac").length()).isEqualTo(3);
        assertThat(WireText.of("e\u0301").length()).isEqualTo(1);
    }

    @Test
    void whatever_is_given_nothing_comes_out_that_quickbooks_would_refuse() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            var given = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                given.append((char) random.nextInt(0x10000));
            }
            assertThat(WireText.of(given.toString()).text())
                    .as("seed %d, round %d", seed, round)
                    .matches("[\\t\\n\\x20-\\x7e\\u00a0-\\u00ff]*");
        }
    }
}
