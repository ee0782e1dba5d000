package tandembench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tandemsim.companyfile.QuickBooksSession;

/**
 * A company file in which nothing happens. The simulator answers each question once; from then on the answer is remembered, so that the
 * simulator takes no processor time from what is measured. Numbers of requests, and the times from which on something is asked, may
 * differ: in a file where nothing happens the answer is the same.
 */
final class QuietFile {

    private static final Pattern REQUEST = Pattern.compile("requestID=\"([^\"]*)\"");
    private static final Pattern SINCE = Pattern.compile("<From(?:Modified|Deleted)Date>[^<]*<");

    private final QuickBooksSession session;
    private final Copies.Copy original;
    private final Map<String, String> remembered = new ConcurrentHashMap<>();

    QuietFile(QuickBooksSession session, Copies.Copy original) {
        this.session = session;
        this.original = original;
    }

    /** The file of one of the copies of its company: the same, but for its marks. */
    Answers of(Copies.Copy copy) {
        return question -> copy.equals(original) ? answer(question) : copy.marked(answer(question), original);
    }

    private String answer(String question) {
        String known = remembered.computeIfAbsent(
                SINCE.matcher(REQUEST.matcher(question).replaceAll("requestID=\"\""))
                        .replaceAll("<"),
                asked -> numbered(question));
        Matcher request = REQUEST.matcher(question);
        var answer = new StringBuilder(known.length() + 200);
        Matcher place = REQUEST.matcher(known);
        int written = 0;
        while (place.find() && request.find()) {
            answer.append(known, written, place.start(1)).append(request.group(1));
            written = place.end(1);
        }
        return answer.append(known, written, known.length()).toString();
    }

    /** QuickBooks answers in the order of the requests, each once. */
    private synchronized String numbered(String question) {
        return session.process(question).response();
    }
}
