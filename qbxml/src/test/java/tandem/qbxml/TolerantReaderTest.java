package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TolerantReaderTest {
    private static final int ROUNDS = 3000;
    private static final Pattern TOKEN = Pattern.compile(
            "&#x(?<hex>[0-9a-fA-F]+);|&#(?<dec>[0-9]+);|[\\ud800-\\udbff][\\udc00-\\udfff]|.", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>plain &amp; simple</a>",
                "<a>&#233;&#xE9;&#9;&#10;&#13;&#x9;&#32;</a>",
                "<a>\u00e9\ufffd\ud83d\ude00\t\r\n</a>",
                "<a>&#128512;&#x1F600;&#x10FFFF;</a>",
                "<a>& &# &#; &#x; &#xZZ; &#12 &#x1F</a>",
                "<a>&#x000000000000000000000041;</a>",
                "&",
                "&#",
                "&#x",
                "&#x1F",
            })
    void what_xml_allows_and_what_is_no_reference_comes_through_unchanged(String text) {
        assertThat(filtered(text)).isEqualTo(text);
        assertThat(droppedFrom(text)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'a\u0000b', 'ab'",
        "'a\u000bb\u001f', 'ab'",
        "'a\ufffeb\uffff', 'ab'",
        "'a&#0;b', 'ab'",
        "'a&#31;b', 'ab'",
        "'a&#x1F;b', 'ab'",
        "'a&#x1f;b', 'ab'",
        "'a&#x0B;b', 'ab'",
        "'a&#x000000000000001F;b', 'ab'",
        "'a&#xD83D;b', 'ab'",
        "'a&#xFFFE;b', 'ab'",
        "'a&#x110000;b', 'ab'",
        "'a&#99999999999999999999;b', 'ab'",
        "'a\ud83db', 'ab'",
        "'a\ude00b', 'ab'",
        "'a\ude00\ud83d', 'a'",
        "'&#1;&#2;\u0003&&#4;', '&'",
    })
    void what_xml_forbids_is_dropped(String text, String rest) {
        assertThat(filtered(text)).isEqualTo(rest);
        assertThat(droppedFrom(text)).isPositive();
    }

    @Test
    void every_forbidden_thing_counts_once() {
        assertThat(droppedFrom("\u0001&#1;\ud83d&#xFFFF;ok\ud83d\ude00")).isEqualTo(4);
    }

    @Test
    void a_byte_order_mark_and_white_space_before_the_text_are_left_out() {
        assertThat(filtered("\ufeff \r\n\t<?xml?><a> </a>")).isEqualTo("<?xml?><a> </a>");
        assertThat(droppedFrom("\ufeff \r\n\t<?xml?><a> </a>")).isZero();
    }

    @Test
    void an_empty_text_ends_at_once() throws IOException {
        assertThat(new TolerantReader(new StringReader("")).read()).isEqualTo(-1);
        assertThat(new TolerantReader(new StringReader(" \u0000")).read()).isEqualTo(-1);
    }

    @Test
    void a_reference_may_lie_across_the_borders_of_any_buffer() {
        for (int before = 8180; before < 8200; before++) {
            String head = "x".repeat(before);

            assertThat(filtered(head + "&#x1F;&#xe9;\ud83d\ude00&#00031;" + head))
                    .isEqualTo(head + "&#xe9;\ud83d\ude00" + head);
        }
    }

    @Test
    void a_reference_that_does_not_end_is_not_waited_for_with_ever_more_memory() {
        String endless = "&#x" + "0".repeat(100_000) + "1F;";

        assertThat(filtered(endless)).isEqualTo(endless);
    }

    @Test
    void the_source_is_closed_with_it() throws IOException {
        var closed = new boolean[1];
        new TolerantReader(new FilterReader(new StringReader("")) {
                    @Override
                    public void close() {
                        closed[0] = true;
                    }
                })
                .close();

        assertThat(closed[0]).isTrue();
    }

    /** Against a slow and simple description of the same, on texts made of dangerous pieces, read in odd portions. */
    @Test
    void any_text_comes_out_as_the_simple_description_says() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String text = dangerous(random);
            String expected = simply(text);

            String actual = read(new TolerantReader(new StringReader(text)), random);
            String inPortions = read(new TolerantReader(portioned(text, random)), random);

            assertThat(actual).as("seed %d, round %d", seed, round).isEqualTo(expected);
            assertThat(inPortions)
                    .as("seed %d, round %d, in portions", seed, round)
                    .isEqualTo(expected);
        }
    }

    private static String dangerous(Random random) {
        String[] pieces = {
            "&",
            "#",
            "x",
            ";",
            "0",
            "1",
            "F",
            "f",
            "D8",
            "FFFE",
            "31",
            "&#",
            "&#x",
            "&#x1F;",
            "&#11;",
            "&#65;",
            "<",
            ">",
            "a",
            "\u0000",
            "\u001f",
            "\t",
            "\ufffe",
            "\uffff",
            "\ud83d",
            "\ude00",
            "\ud83d\ude00",
            "\u00e9",
            "&amp;",
            " ",
            "y".repeat(8190),
            "y".repeat(4095)
        };
        var text = new StringBuilder("<");
        int length = random.nextInt(40);
        for (int i = 0; i < length; i++) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    /** A token is a surrogate pair, a reference, or one character; it stays or goes as a whole. */
    private static String simply(String text) {
        return TOKEN.matcher(text).replaceAll(token -> stays(token) ? "$0" : "");
    }

    private static boolean stays(MatchResult token) {
        boolean hexadecimal = token.group("hex") != null;
        if (!hexadecimal && token.group("dec") == null) {
            return TolerantReader.isAllowed(token.group().codePointAt(0));
        }
        var number = hexadecimal ? new BigInteger(token.group("hex"), 16) : new BigInteger(token.group("dec"));
        return number.bitLength() < 31 && TolerantReader.isAllowed(number.intValueExact());
    }

    private static Reader portioned(String text, Random random) {
        return new FilterReader(new StringReader(text)) {
            @Override
            public int read(char[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(7)));
            }
        };
    }

    private static String read(Reader reader, Random random) {
        var text = new StringBuilder();
        var buffer = new char[64];
        try {
            int count = reader.read(buffer, 0, 1 + random.nextInt(buffer.length));
            while (count >= 0) {
                text.append(buffer, 0, count);
                count = reader.read(buffer, 0, 1 + random.nextInt(buffer.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String filtered(String text) {
        return read(new TolerantReader(new StringReader(text)), new Random(1));
    }

    private static long droppedFrom(String text) {
        var reader = new TolerantReader(new StringReader(text));
        read(reader, new Random(1));
        return reader.dropped();
    }
}
