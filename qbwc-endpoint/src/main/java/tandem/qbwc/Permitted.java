package tandem.qbwc;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tandem.access.Secrets;
import tandem.session.Conversation.Greeting;

/** The values that a Web Connector understands, and the odd forms they have. */
final class Permitted {

    /** To {@code sendRequestXML}: nothing may be sent; the client then asks {@code getLastError}. */
    static final String NOTHING = "";

    /** To {@code connectionError}: stop. */
    static final String DONE = "done";

    /** To {@code closeConnection}. */
    static final String GOODBYE = "OK";

    /** To {@code receiveResponseXML}: stop; the client then asks {@code getLastError}. */
    static final int STOP = -1;

    /** To {@code receiveResponseXML}: finished. */
    static final int FINISHED = 100;

    private static final String NO_WORK = "none";
    private static final String NOT_VALID = "nvu";
    private static final String BUSY = "busy";
    private static final String NO_DELAY = "";
    private static final int SECONDS_WHEN_TROUBLED = 300;
    private static final int TICKET_BITS = 160;
    private static final int LONGEST_SENTENCE = 1000;

    private Permitted() {}

    /**
     * To {@code authenticate}: ticket; file, or a word; seconds to put the run off, which never go with work, since the
     * client would leave the work; the least number of seconds between timed runs.
     */
    static List<String> greeting(Greeting greeting) {
        return switch (greeting) {
            case Greeting.Work work -> withInterval(work.ticket(), work.companyFile(), work.secondsBetweenRuns());
            case Greeting.NoWork noWork -> withInterval(noWork.ticket(), NO_WORK, noWork.secondsBetweenRuns());
            case Greeting.Busy busy -> withInterval(busy.ticket(), BUSY, busy.secondsBetweenRuns());
            case Greeting.NotValid notValid -> withDelay(notValid.ticket(), NOT_VALID, notValid.secondsToWait());
        };
    }

    /** To {@code authenticate} when the hub itself is in trouble: come back in five minutes. Never a wrong key. */
    static List<String> troubledGreeting() {
        return withDelay(Secrets.generate("", TICKET_BITS), BUSY, SECONDS_WHEN_TROUBLED);
    }

    /** Lets a number for {@code receiveResponseXML} through: percent done, or negative. */
    static int percent(int number) {
        if (number > FINISHED) {
            throw new IllegalStateException(number + " is no percentage");
        }
        return number;
    }

    /** A text for a person: one line, without control characters, never empty and never a keyword. */
    static String sentence(String text, String otherwise) {
        String line = text.codePoints()
                .mapToObj(c -> Character.isISOControl(c) ? " " : Character.toString(c))
                .collect(Collectors.joining())
                .strip();
        if (line.isEmpty() || isKeyword(line)) {
            return otherwise;
        }
        return line.length() <= LONGEST_SENTENCE ? line : line.substring(0, LONGEST_SENTENCE);
    }

    private static boolean isKeyword(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return lower.startsWith("noop") || lower.startsWith("interactive mode");
    }

    private static List<String> withInterval(String ticket, String word, int secondsBetweenRuns) {
        return secondsBetweenRuns > 0
                ? List.of(ticket, word, NO_DELAY, String.valueOf(secondsBetweenRuns))
                : List.of(ticket, word);
    }

    private static List<String> withDelay(String ticket, String word, int seconds) {
        return seconds > 0 ? List.of(ticket, word, String.valueOf(seconds)) : List.of(ticket, word);
    }
}
