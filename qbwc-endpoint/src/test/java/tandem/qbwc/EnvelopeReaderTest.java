package tandem.qbwc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.qbwc.EnvelopeReader.Reading;
import tandem.qbxml.QbXml;
import tandem.wire.QuickBooksLanguage;

class EnvelopeReaderTest {

    @TempDir
    Path directory;

    private static final String RESPONSE = "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>"
            + "<receiveResponseXML><ticket>t1</ticket><response>";

    private static final QuickBooksLanguage LANGUAGE = new QbXml();

    private EnvelopeReader reader;

    @BeforeEach
    void open() {
        reader = new EnvelopeReader(spools(), 1 << 20, LANGUAGE);
    }

    @Test
    void no_piece_of_an_envelope_makes_it_stumble() throws IOException {
        for (Path file : envelopes()) {
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length <= whole.length; length++) {
                read(Arrays.copyOf(whole, length)).close();
            }
        }
    }

    @Test
    void no_spoiled_envelope_makes_it_stumble() throws IOException {
        long seed = System.nanoTime();
        System.out.println("EnvelopeReaderTest spoils envelopes with the seed " + seed);
        var random = new Random(seed);
        List<Path> files = envelopes();
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = Files.readAllBytes(files.get(random.nextInt(files.size())));
            for (int n = random.nextInt(6); n > 0 && bytes.length > 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) spoil(random);
            }
            read(bytes).close();
        }
    }

    @Test
    void a_damaged_call_keeps_what_came_before_the_damage() {
        Call call = read(
                ("<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><connectionError><ticket>t1"
                                + "</ticket><hresult>0x8004")
                        .getBytes(UTF_8));
        assertThat(call.operation()).isEqualTo(Operation.CONNECTION_ERROR);
        assertThat(call.ticket()).isEqualTo("t1");
        assertThat(call.damage()).startsWith("no well-formed XML after ");
    }

    @Test
    void a_disk_that_takes_nothing_damages_the_call_and_loses_no_more_than_it_must() throws IOException {
        reader = new EnvelopeReader(spools(), 4 << 20, LANGUAGE);
        Files.delete(directory);
        Call call =
                read(("<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><receiveResponseXML>"
                                + "<ticket>t1</ticket><response>" + "x".repeat(2 << 20)
                                + "</response></receiveResponseXML></e:Body></e:Envelope>")
                        .getBytes(UTF_8));
        assertThat(call.operation()).isEqualTo(Operation.RECEIVE_RESPONSE);
        assertThat(call.ticket()).isEqualTo("t1");
        assertThat(call.damage()).startsWith("reading stopped after ").endsWith("(NoSuchFileException)");
        call.close();
        Files.createDirectory(directory);
    }

    @Test
    void a_call_says_nothing_of_its_contents_when_printed() {
        Call call = read(Wire.resource("authenticate.xml"));
        assertThat(call).hasToString("Call[authenticate]");
    }

    @Test
    void a_parameter_is_cut_at_a_length_that_no_honest_client_reaches() {
        Call call = read(
                ("<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><closeConnection><ticket>"
                                + "t".repeat(1 << 20) + "</ticket></closeConnection></e:Body></e:Envelope>")
                        .getBytes(UTF_8));
        assertThat(call.damage()).isNull();
        assertThat(call.ticket()).hasSize(16 << 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!-- ", "<?note ", "<x", "<x y", "<x y='"})
    void what_the_parser_has_to_hold_as_a_whole_is_bounded(String beginning) {
        readsLittleOf(beginning, n -> "nameornote");
    }

    @Test
    void names_that_the_parser_has_to_remember_are_bounded() {
        readsLittleOf("", n -> "<n" + n + "/>");
        readsLittleOf("", n -> "<n" + n + ">");
        readsLittleOf("<x ", n -> " n" + n + "=''");
    }

    @Test
    void a_response_in_many_pieces_of_text_is_a_whole_one() {
        String text = "&lt;Memo&gt;<![CDATA[ ab ]]><!-- c -->&#100;";
        Call call = read((RESPONSE + text.repeat(20_000) + "</response></receiveResponseXML></e:Body></e:Envelope>")
                .getBytes(UTF_8));
        assertThat(call.damage()).isNull();
        assertThat(call.response().bytes()).isEqualTo("<Memo> ab d".length() * 20_000L);
    }

    /** Reads a response that goes on and on, and must be given up long before its end. */
    private void readsLittleOf(String beginning, IntFunction<String> more) {
        var endless = new Endless(RESPONSE + beginning, more);
        Call call = read(endless);
        assertThat(call.operation()).isEqualTo(Operation.RECEIVE_RESPONSE);
        assertThat(call.ticket()).isEqualTo("t1");
        assertThat(call.damage()).isNotNull();
        assertThat(endless.read).isLessThan(2 << 20);
    }

    private Call read(byte[] envelope) {
        return read(new ByteArrayInputStream(envelope));
    }

    private Call read(InputStream envelope) {
        return switch (reader.read(envelope, "text/xml", "\"getLastError\"")) {
            case Reading.Recognised recognised -> recognised.call();
            case Reading.Unrecognised unrecognised -> {
                assertThat(unrecognised.reason()).isEqualTo("This service speaks SOAP 1.1.");
                var none = new ArrivingResponse(new SpooledText(spools(), 1), LANGUAGE);
                yield new Call(Operation.GET_LAST_ERROR, Map.of(), none, "another SOAP");
            }
        };
    }

    private SpoolDirectory spools() {
        try {
            return new SpoolDirectory(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int spoil(Random random) {
        String likely = "<>&;\"'/!?[]- #x0\u0000\u001F";
        return random.nextInt(4) == 0 ? random.nextInt(256) : likely.charAt(random.nextInt(likely.length()));
    }

    static List<Path> envelopes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/envelopes"))) {
            return files.sorted().toList();
        }
    }

    /** A text that begins as the test says and then does not end, within reason. */
    private static final class Endless extends InputStream {
        private static final int TOO_MANY = 1_000_000;

        private final IntFunction<String> more;
        private byte[] piece;
        private int position;
        private int pieces;
        int read;

        Endless(String beginning, IntFunction<String> more) {
            this.piece = beginning.getBytes(UTF_8);
            this.more = more;
        }

        @Override
        public int read() {
            if (position == piece.length) {
                if (pieces == TOO_MANY) {
                    return -1;
                }
                piece = more.apply(pieces++).getBytes(UTF_8);
                position = 0;
            }
            read++;
            return piece[position++];
        }
    }
}
