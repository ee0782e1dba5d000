package tandem.qbwc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tandem.qbxml.QbXml;
import tandem.wire.Answer;
import tandem.wire.MessageSet;
import tandem.wire.QbXmlVersion;
import tandem.wire.QuickBooksLanguage;
import tandem.wire.UnreadableAnswer;

@Timeout(60)
class ArrivingResponseTest {

    private static final int LIMIT = 8 << 20;
    private static final String HEAD = "<?xml version=\"1.0\" ?><QBXML><QBXMLMsgsRs><TxnDeletedQueryRs requestID=\"1\""
            + " statusCode=\"0\" statusSeverity=\"Info\">";
    private static final String TAIL = "</TxnDeletedQueryRs></QBXMLMsgsRs></QBXML>";

    @TempDir
    Path directory;

    private final Watched language = new Watched();

    /** Counts the readings that were begun, and tells of pieces that were read before anybody took them. */
    private static final class Watched implements QuickBooksLanguage {
        private final QbXml language = new QbXml();
        private final AtomicInteger begun = new AtomicInteger();
        private final CountDownLatch someText = new CountDownLatch(1);

        @Override
        public String render(MessageSet set, QbXmlVersion version) {
            return language.render(set, version);
        }

        @Override
        public Reading begin(Reader answer) {
            begun.incrementAndGet();
            return language.begin(new Reader() {
                @Override
                public int read(char[] target, int offset, int length) throws IOException {
                    int read = answer.read(target, offset, length);
                    someText.countDown();
                    return read;
                }

                @Override
                public void close() throws IOException {
                    answer.close();
                }
            });
        }

        @Override
        public void mask(Reader text, Writer masked) throws IOException {
            language.mask(text, masked);
        }
    }

    private ArrivingResponse response(int limit) {
        try {
            return new ArrivingResponse(new SpooledText(new SpoolDirectory(directory), limit), language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String deleted(int number) {
        return "<TxnDeletedRet><TxnDelType>Bill</TxnDelType><TxnID>T-" + number
                + "</TxnID><TimeCreated>2026-01-02T03:04:05-05:00</TimeCreated>"
                + "<TimeDeleted>2026-01-03T03:04:05-05:00</TimeDeleted><RefNumber>Größe \uD83D\uDE00</RefNumber></TxnDeletedRet>";
    }

    private static void append(ArrivingResponse response, String text) throws IOException {
        // in odd pieces, so that surrogate pairs are split
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i += 997) {
            response.append(characters, i, Math.min(997, characters.length - i));
        }
    }

    private List<String> ids(ArrivingResponse response) throws UnreadableAnswer {
        var ids = new ArrayList<String>();
        response.read(language, ofDeleted(ids));
        return ids;
    }

    private static Consumer<Answer> ofDeleted(List<String> ids) {
        return piece -> {
            if (piece instanceof Answer.Deleted deleted) {
                ids.add(deleted.id());
            }
        };
    }

    private static List<String> expected(int count) {
        return IntStream.range(0, count).mapToObj(i -> "T-" + i).toList();
    }

    @Test
    void isReadWhileItComesInAndOnceMoreFromItsBeginning() throws IOException, UnreadableAnswer, InterruptedException {
        // the first stays in memory, the second does not
        for (int count : new int[] {1_000, 12_000}) {
            language.begun.set(0);
            try (var response = response(LIMIT)) {
                append(response, HEAD);
                for (int i = 0; i < count; i++) {
                    append(response, deleted(i));
                }
                language.someText.await();
                append(response, TAIL);
                response.finish();

                assertThat(response.bytes() > SpooledText.IN_MEMORY).isEqualTo(count > 1_000);
                assertThat(language.begun).hasValue(1);
                assertThat(ids(response)).isEqualTo(expected(count));
                assertThat(language.begun).as("what was begun was taken up").hasValue(1);
                assertThat(ids(response)).isEqualTo(expected(count));
                assertThat(language.begun).hasValue(2);
            }
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void isReadWhenSomebodyAsksWhereItIsShort() throws IOException, UnreadableAnswer {
        try (var response = response(LIMIT)) {
            append(response, HEAD + deleted(0) + TAIL);
            response.finish();

            assertThat(language.begun).hasValue(0);
            assertThat(ids(response)).isEqualTo(expected(1));
            assertThat(language.begun).hasValue(1);
        }
    }

    @Test
    void isNotReadWhereNothingButWhiteSpaceComes() throws IOException {
        try (var response = response(LIMIT)) {
            append(response, " \n\t");
            response.finish();

            assertThat(response.isBlank()).isTrue();
            assertThat(language.begun).hasValue(0);
        }
    }

    @Test
    void tellsWhoAsksThatItIsNoAnswer() throws IOException {
        try (var response = response(LIMIT)) {
            append(response, HEAD + deleted(0) + deleted(1) + "<TxnDel");
            response.finish();

            var ids = new ArrayList<String>();
            assertThatThrownBy(() -> response.read(language, ofDeleted(ids))).isInstanceOf(UnreadableAnswer.class);
            assertThat(ids).containsExactly("T-0");
        }
    }

    @Test
    void goesAwayUnreadWhereverItStands() throws IOException {
        try (var unfinished = response(LIMIT)) {
            append(unfinished, HEAD + deleted(0));
        }
        try (var whole = response(LIMIT)) {
            append(whole, HEAD);
            for (int i = 0; i < 12_000; i++) {
                append(whole, deleted(i));
            }
            append(whole, TAIL);
            whole.finish();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void isNotReadFurtherOnceItIsTooLong() throws IOException {
        try (var response = response(2 * ArrivingResponse.SHORT)) {
            append(response, HEAD + "x".repeat(4 * ArrivingResponse.SHORT));
            response.finish();

            assertThat(response.isTooBig()).isTrue();
            assertThatThrownBy(() -> ids(response)).isInstanceOf(UnreadableAnswer.class);
        }
        assertThat(Files.exists(directory)).isTrue();
    }
}
