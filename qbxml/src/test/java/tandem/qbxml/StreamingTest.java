package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tandem.wire.Answer;
import tandem.wire.UnreadableAnswer;

/** An answer is read as it comes; it is never held as a whole. */
class StreamingTest {
    private static final int BILLS = 20_000;
    private static final int BUFFERS = 64 * 1024;

    /** What waits to be taken, what is being taken and what is being filled. */
    private static final int RECORDS_AHEAD = (10 + 1 + 1) * 25;

    @Test
    void a_record_is_handed_out_before_much_more_than_it_has_been_read() throws UnreadableAnswer {
        var answer = new ManyBills(BILLS);
        var furthestAhead = new long[1];
        var records = new int[1];

        new QbXml().read(answer, piece -> {
            if (piece instanceof Answer.Record) {
                records[0]++;
                furthestAhead[0] = Math.max(furthestAhead[0], answer.charactersRead() - answer.endOf(records[0]));
            }
        });

        assertThat(records[0]).isEqualTo(BILLS);
        assertThat(furthestAhead[0]).isLessThan(BUFFERS + answer.endOf(RECORDS_AHEAD));
    }

    /** An answer made while it is read: whole bills, one after the other. */
    private static final class ManyBills extends Reader {
        private static final String HEAD = "<?xml version=\"1.0\" ?><QBXML><QBXMLMsgsRs>"
                + "<BillQueryRs requestID=\"b\" statusCode=\"0\" statusSeverity=\"Info\" statusMessage=\"Status OK\">";
        private static final String TAIL = "</BillQueryRs></QBXMLMsgsRs></QBXML>";

        private final String bill = Conversation.file("bill.xml");
        private final int bills;
        private final List<String> rest = new ArrayList<>(List.of(TAIL));
        private String at = HEAD;
        private int position;
        private int made;
        private long read;

        ManyBills(int bills) {
            this.bills = bills;
        }

        long charactersRead() {
            return read;
        }

        long endOf(int record) {
            return HEAD.length() + (long) record * bill.length();
        }

        @Override
        public int read(char[] target, int offset, int length) {
            if (position == at.length() && !next()) {
                return -1;
            }
            int count = Math.min(length, at.length() - position);
            at.getChars(position, position + count, target, offset);
            position += count;
            read += count;
            return count;
        }

        private boolean next() {
            position = 0;
            if (made < bills) {
                made++;
                at = bill;
                return true;
            }
            at = rest.isEmpty() ? "" : rest.remove(0);
            return !at.isEmpty();
        }

        @Override
        public void close() {}
    }
}
