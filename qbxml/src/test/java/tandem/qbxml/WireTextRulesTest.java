package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tandem.wire.TextField;
import tandem.wire.TextField.Characters;
import tandem.wire.TextRules;
import tandem.wire.TextRules.Verdict;

class WireTextRulesTest {
    private static final TextRules RULES = new WireTextRules();

    @ParameterizedTest
    @EnumSource(Characters.class)
    void western_text_stays_as_it_is_everywhere(Characters characters) {
        String western = "Caf\u00e9 & <Co> \"x\" 'y' ]]> \u00a1\u00ff ?";

        assertThat(judge(characters, western)).isEqualTo(new Verdict.Stored(western));
        assertThat(judge(characters, "Cafe\u0301")).isEqualTo(new Verdict.Stored("Caf\u00e9"));
        assertThat(judge(characters, "  x y ")).isEqualTo(new Verdict.Stored("x y"));
        assertThat(judge(characters, "   ")).isEqualTo(new Verdict.Stored(""));
        assertThat(judge(characters, "")).isEqualTo(new Verdict.Stored(""));
    }

    @ParameterizedTest
    @EnumSource(Characters.class)
    void a_character_that_would_be_lost_is_told_with_its_place(Characters characters) {
        assertThat(judge(characters, "ab\u6f22c")).isEqualTo(new Verdict.Unstorable(3, 0x6f22));
        assertThat(judge(characters, "\u05e9\u05dc\u05d5\u05dd")).isEqualTo(new Verdict.Unstorable(1, 0x5e9));
        assertThat(judge(characters, "a\u0007")).isEqualTo(new Verdict.Unstorable(2, 7));
        assertThat(judge(characters, "5 \u0080")).isEqualTo(new Verdict.Unstorable(3, 0x80));
        assertThat(judge(characters, "\ud83d x")).isEqualTo(new Verdict.Unstorable(1, 0xd83d));
    }

    @Test
    void places_are_counted_as_people_count() {
        TextField memo = TextField.MEMO;

        assertThat(RULES.judge(memo, "e\u0301\u6f22")).isEqualTo(new Verdict.Unstorable(3, 0x6f22));
        assertThat(RULES.judge(memo, "\u2026\u6f22")).isEqualTo(new Verdict.Unstorable(2, 0x6f22));
        assertThat(RULES.judge(memo, "ok \ud83d\ude00 \ud83d\ude01")).isEqualTo(new Verdict.Unstorable(4, 0x1f600));
        assertThat(RULES.judge(TextField.BILL_NUMBER, "\ud835\udfd7")).isEqualTo(new Verdict.Unstorable(1, 0x1d7d7));
    }

    @ParameterizedTest
    @CsvSource({
        "'\u201cso\u201d \u2013 \u2026', '\"so\" - ...'",
        "'5\u00a0\u20ac', '5 EUR'",
        "'zero\u200bwidth', 'zerowidth'",
        "'\u0160koda', 'Skoda'",
        "'\u0152uvre', 'OEuvre'",
        "'s\u0326', 's'",
    })
    void free_texts_have_stand_ins_and_names_and_numbers_have_none(String given, String stored) {
        assertThat(RULES.judge(TextField.MEMO, given)).isEqualTo(new Verdict.Stored(stored));
        assertThat(RULES.judge(TextField.CITY, given)).isEqualTo(new Verdict.Stored(stored));
        assertThat(RULES.judge(TextField.TERMS_NAME, given)).isInstanceOf(Verdict.Unstorable.class);
    }

    @Test
    void only_texts_of_several_lines_have_line_breaks_and_tabs() {
        assertThat(RULES.judge(TextField.MEMO, "a\r\nb\rc\td\u2028e")).isEqualTo(new Verdict.Stored("a\nb\nc\td\ne"));
        for (String oneLine : new String[] {"a\nb", "a\rb", "a\tb", "a\u2028b"}) {
            assertThat(RULES.judge(TextField.CITY, oneLine))
                    .isEqualTo(new Verdict.Unstorable(2, oneLine.codePointAt(1)));
            assertThat(RULES.judge(TextField.BILL_NUMBER, oneLine))
                    .isEqualTo(new Verdict.Unstorable(2, oneLine.codePointAt(1)));
        }
    }

    @Test
    void the_length_is_that_of_what_is_stored() {
        var three = new TextField(Characters.TEXT, 3);

        assertThat(RULES.judge(three, "\u20ac")).isEqualTo(new Verdict.Stored("EUR"));
        assertThat(RULES.judge(three, "\u20ac\u20ac")).isEqualTo(new Verdict.TooLong(3));
        assertThat(RULES.judge(three, " abc ")).isEqualTo(new Verdict.Stored("abc"));
        assertThat(RULES.judge(three, "a\r\nb")).isEqualTo(new Verdict.Stored("a\nb"));
        assertThat(RULES.judge(TextField.MEMO, "x".repeat(4096))).isEqualTo(new Verdict.TooLong(1));
        assertThat(RULES.judge(TextField.MEMO, "x".repeat(4095))).isInstanceOf(Verdict.Stored.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0x1f600, '\ud83d\ude00'",
        "0x6f22, '\u6f22'",
        "0x7, U+0007",
        "0xa, U+000A",
        "0xa0, U+00A0",
        "0x200b, U+200B",
        "0x301, U+0301",
        "0xd83d, U+D83D",
        "0xe000, U+E000",
        "0x10ffff, U+10FFFF",
    })
    void a_character_without_a_face_is_shown_by_its_number(String codePoint, String shown) {
        assertThat(new Verdict.Unstorable(1, Integer.decode(codePoint)).character())
                .isEqualTo(shown);
    }

    @Test
    void what_is_storable_loses_nothing_and_is_storable_again() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            String given = random(random);
            for (Characters characters : Characters.values()) {
                if (judge(characters, given) instanceof Verdict.Stored stored) {
                    assertThat(WireText.of(given).lossy())
                            .as("seed %d, round %d", seed, round)
                            .isFalse();
                    assertThat(judge(characters, stored.text()))
                            .as("seed %d, round %d", seed, round)
                            .isEqualTo(stored);
                }
            }
        }
    }

    private static String random(Random random) {
        int highest = random.nextBoolean() ? 0x100 : 0x2100;
        return random.ints(random.nextInt(6), 1, highest)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Verdict judge(Characters characters, String text) {
        return RULES.judge(new TextField(characters, 100), text);
    }
}
