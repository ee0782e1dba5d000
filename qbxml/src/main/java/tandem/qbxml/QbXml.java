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
     * <p>The requests run one by one whatever becomes of those before them ({@code continueOnError}).
     */
    @Override
    public String render(MessageSet set, QbXmlVersion version) {
        if (version.compareTo(QbXmlVersion.OLDEST) < 0) {
            throw new IllegalArgumentException("qbXML " + version + " lacks messages that the hub needs");
        }
        var out = new RequestWriter(version.toString());
        out.open("QBXML");
        String id = set.id();
        if (id == null) {
            out.open("QBXMLMsgsRq", "onError", "continueOnError");
        } else {
            out.open("QBXMLMsgsRq", "onError", "continueOnError", "newMessageSetID", printable(id));
        }
        var requests = new Requests(out);
        for (MessageSet.Asked asked : set.questions()) {
            printable(asked.requestId());
            requests.write(asked);
        }
        return out.finish();
    }

    @Override
    public void read(Reader answer, Consumer<Answer> pieces) throws UnreadableAnswer {
        // Not closed: the reader belongs to the caller.
        var text = new TolerantReader(answer);
        try {
            ReadAhead.read(taker -> AnswerReading.read(text, taker), pieces);
        } finally {
            if (text.dropped() > 0) {
                LOG.log(Level.INFO, "An answer of QuickBooks held {0} characters that XML forbids", text.dropped());
            }
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
