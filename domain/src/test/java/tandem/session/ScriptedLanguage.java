package tandem.session;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tandem.wire.Answer;
import tandem.wire.MessageSet;
import tandem.wire.QbXmlVersion;
import tandem.wire.QuickBooksLanguage;
import tandem.wire.UnreadableAnswer;

/** A language of numbers: every text stands for what was put in, so that tests speak of questions and answers alone. */
final class ScriptedLanguage implements QuickBooksLanguage {

    static final String GARBAGE = "<html>proxy error</html>";

    private final Map<String, MessageSet> requests = new HashMap<>();
    private final Map<String, List<Answer>> answers = new HashMap<>();
    private final Map<List<Answer>, String> texts = new HashMap<>();
    private final Map<String, List<Answer>> broken = new HashMap<>();

    /** The texts that have been read, one after the other. */
    final List<String> read = new ArrayList<>();

    @Override
    public String render(MessageSet set, QbXmlVersion version) {
        var text = "request " + (requests.size() + 1) + " in qbXML " + version;
        requests.put(text, set);
        return text;
    }

    MessageSet meaning(String request) {
        var set = requests.get(request);
        if (set == null) {
            throw new IllegalArgumentException("never rendered: " + request);
        }
        return set;
    }

    /** The same pieces have the same text. */
    String text(List<Answer> pieces) {
        return texts.computeIfAbsent(List.copyOf(pieces), whole -> {
            var text = "answer " + (answers.size() + 1);
            answers.put(text, whole);
            return text;
        });
    }

    String textThatBreaksOffAfter(List<Answer> pieces) {
        var text = "broken answer " + (broken.size() + 1);
        broken.put(text, List.copyOf(pieces));
        return text;
    }

    @Override
    public Reading begin(Reader answer) {
        return new Reading() {
            @Override
            public void handOut(Consumer<Answer> pieces) throws UnreadableAnswer {
                answer(all(answer), pieces);
            }

            @Override
            public void close() {}
        };
    }

    private void answer(String text, Consumer<Answer> pieces) throws UnreadableAnswer {
        read.add(text);
        if (answers.containsKey(text)) {
            answers.get(text).forEach(pieces);
            return;
        }
        if (broken.containsKey(text)) {
            broken.get(text).forEach(pieces);
            throw new UnreadableAnswer("it breaks off");
        }
        throw new UnreadableAnswer("no answer of QuickBooks: " + text);
    }

    @Override
    public void mask(Reader text, Writer masked) throws IOException {
        masked.write("masked " + all(text));
    }

    private static String all(Reader reader) {
        try {
            var out = new java.io.StringWriter();
            reader.transferTo(out);
            return out.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A response as the door hands it in. */
    record Text(String text) implements ResponseText {
        @Override
        public Reader open() {
            return new StringReader(text);
        }

        @Override
        public long bytes() {
            return text.length();
        }
    }
}
