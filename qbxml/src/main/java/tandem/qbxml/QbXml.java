package tandem.qbxml;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import tandem.wire.Answer;
import tandem.wire.MessageSet;
import tandem.wire.QbXmlVersion;
import tandem.wire.QuickBooksLanguage;
import tandem.wire.UnreadableAnswer;

/**
 * Speaks qbXML. Holds no state; one instance serves everybody.
 *
 * @see <a href="https://developer.intuit.com/app/developer/qbdesktop/docs/api-reference/qbdesktop">Intuit's reference of
 *     the messages</a>
 */
public final class QbXml implements QuickBooksLanguage {

    /**
     * A mark is written by two requests: the one that defines it goes under the question's id with this at its end, the
     * one that sets the value under the question's id itself.
     */
    public static final String DEFINITION_SUFFIX = ".def";

    private static final Logger LOG = System.getLogger(QbXml.class.getName());

    /**
     * {@inheritDoc}
     *
     * <p>The requests run one by one whatever becomes of those before them ({@code continueOnError}). What a version lacks is
     * handled where the request is built: see {@link BillWrites} and {@link PaymentWrites}.
     */
    @Override
    public String render(MessageSet set, QbXmlVersion version) {
        if (version.compareTo(QbXmlVersion.OLDEST) < 0) {
            throw new IllegalArgumentException("qbXML " + version + " lacks messages that the hub needs");
        }
        var out = new RequestWriter(version.toString());
        out.open("QBXML");
        envelope(out, set);
        var requests = new Requests(out, version);
        for (MessageSet.Asked asked : set.questions()) {
            printable(asked.requestId());
            requests.write(asked);
        }
        return out.finish();
    }

    @Override
    public Reading begin(Reader answer) {
        // Not closed: the reader belongs to the caller.
        var text = new TolerantReader(answer);
        var ahead = ReadAhead.begin(pieces -> AnswerReading.read(text, pieces));
        return new Reading() {
            @Override
            public void handOut(Consumer<Answer> pieces) throws UnreadableAnswer {
                ahead.handOut(pieces);
            }

            @Override
            public void close() {
                ahead.close();
                if (text.dropped() > 0) {
                    LOG.log(Level.INFO, "An answer of QuickBooks held {0} characters that XML forbids", text.dropped());
                }
            }
        };
    }

    private static void envelope(RequestWriter out, MessageSet set) {
        String id = set.id();
        if (id == null) {
            out.open("QBXMLMsgsRq", "onError", "continueOnError");
        } else if (set.asksForOutcome()) {
            out.open("QBXMLMsgsRq", "onError", "continueOnError", "newMessageSetID", id, "oldMessageSetID", id);
        } else {
            out.open("QBXMLMsgsRq", "onError", "continueOnError", "newMessageSetID", id);
        }
    }

    private static String printable(String id) {
        if (id.isEmpty() || !id.chars().allMatch(character -> character > ' ' && character < 0x7F)) {
            throw new IllegalArgumentException("an id is printable ASCII without blanks: '" + id + "'");
        }
        return id;
    }

    @Override
    public void mask(Reader text, Writer masked) throws IOException {
        Redaction.copy(text, masked);
    }
}
