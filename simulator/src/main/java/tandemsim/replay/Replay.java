package tandemsim.replay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandemsim.companyfile.StandIn;
import tandemsim.companyfile.qbxml.MessageProcessor.Processed;
import tandemsim.companyfile.qbxml.MessageRefused;

/**
 * Gives the recorded answers again, in order, to a service that asks what was asked then. Who the file is, and the marks that the
 * service leaves in it, is the company file's own; a question that is not in the recording, or whose answer was not kept, is answered as
 * an empty file would. Each of these is told, so that it is seen where the course differs.
 */
public final class Replay implements StandIn {

    private static final Pattern RECORD = Pattern.compile("<\\w+Ret>");

    private final List<Recording.Exchange> exchanges;
    private final Consumer<String> told;
    /** What was recorded last of what every file answers: a file does not go back to another restore, or to other preferences. */
    private final Map<String, String> last = new HashMap<>();

    private int next;
    private int played;

    /** @param told hears, in plain words, what is answered from where */
    public Replay(Recording recording, Consumer<String> told) {
        this.exchanges = recording.exchanges().stream()
                .filter(exchange -> !Messages.matters(exchange.request()).isEmpty())
                .toList();
        this.told = told;
    }

    /** How many exchanges have been played, of those that are about more than the file itself. */
    public int played() {
        return played;
    }

    /** How many are left. */
    public int left() {
        return exchanges.size() - next;
    }

    @Override
    public Processed answer(String message, Function<String, Processed> file) {
        List<String> matters = Messages.matters(message);
        if (matters.isEmpty() || Messages.isOfTheWebConnector(message)) {
            return file.apply(message);
        }
        Optional<Recording.Exchange> recorded = find(matters);
        if (recorded.isEmpty()) {
            told.accept("Not in the recording, answered as an empty file would: " + String.join(", ", matters));
            return composed(message, List.of(), file);
        }
        Recording.Exchange exchange = recorded.get();
        if (exchange.refusal().isPresent()) {
            Recording.Refusal refusal = exchange.refusal().get();
            told.accept(exchange.name() + ": refused as it was then, " + refusal.hresult());
            throw MessageRefused.as(refusal.hresult(), refusal.message());
        }
        if (exchange.response().isEmpty()) {
            told.accept(exchange.name() + ": the answer was not kept; answered as an empty file would");
            return composed(message, List.of(), file);
        }
        String response = exchange.response().get();
        List<String> answers = Messages.answers(response);
        if (answers.size() != Messages.requests(exchange.request()).size()) {
            told.accept(exchange.name() + ": an answer that is not whole, as it was then");
            return new Processed(response, matters, 0, 0, false);
        }
        told.accept(exchange.name() + ": as it was then");
        return composed(message, answers, file);
    }

    /** The next recorded exchange that asks the same; what lies between is passed over. */
    private Optional<Recording.Exchange> find(List<String> matters) {
        for (int index = next; index < exchanges.size(); index++) {
            if (Messages.matters(exchanges.get(index).request()).equals(matters)) {
                if (index > next) {
                    told.accept("Passed over, because the service did not ask for them: " + (index - next));
                }
                next = index + 1;
                played++;
                return Optional.of(exchanges.get(index));
            }
        }
        return Optional.empty();
    }

    private Processed composed(String message, List<String> recorded, Function<String, Processed> file) {
        Map<String, Deque<String>> own = byName(Messages.alwaysAnswered(message)
                .map(file)
                .map(processed -> Messages.answers(processed.response()))
                .orElse(List.of()));
        Map<String, Deque<String>> then = byName(recorded);
        StringBuilder response = new StringBuilder("<?xml version=\"1.0\" ?>\n<QBXML>\n<QBXMLMsgsRs>\n");
        for (Messages.Request request : Messages.requests(message)) {
            response.append(Messages.to(request, answer(request, then, own))).append('\n');
        }
        String text = response.append("</QBXMLMsgsRs>\n</QBXML>\n").toString();
        int records = (int) RECORD.matcher(text).results().count();
        return new Processed(text, Messages.matters(message), records, 0, false);
    }

    private String answer(Messages.Request request, Map<String, Deque<String>> then, Map<String, Deque<String>> own) {
        String mine = next(own, request);
        if (request.isAboutTheFile()) {
            return mine == null ? nothing(request) : mine;
        }
        String recorded = next(then, request);
        if (recorded != null) {
            if (request.isAlwaysAnswered()) {
                last.put(request.name(), recorded);
            }
            return recorded;
        }
        return mine == null ? nothing(request) : last.getOrDefault(request.name(), mine);
    }

    private static @Nullable String next(Map<String, Deque<String>> answers, Messages.Request request) {
        Deque<String> named = answers.get(request.answer());
        return named == null ? null : named.poll();
    }

    private static Map<String, Deque<String>> byName(List<String> answers) {
        Map<String, Deque<String>> byName = new HashMap<>();
        answers.forEach(answer -> byName.computeIfAbsent(Messages.name(answer), name -> new ArrayDeque<>())
                .add(answer));
        return byName;
    }

    private static String nothing(Messages.Request request) {
        return "<" + request.answer() + " requestID=\"" + request.id()
                + "\" statusCode=\"1\" statusSeverity=\"Info\" statusMessage=\"A query request did not find a matching object in"
                + " QuickBooks\" />";
    }
}
