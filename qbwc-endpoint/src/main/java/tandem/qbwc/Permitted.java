package tandem.qbwc;

import java.util.List;
import java.util.Locale;
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

    static final String NO_WORK = "none";
    static final String NOT_VALID = "nvu";
    static final String BUSY = "busy";
    private static final String NO_DELAY = "";
    private static final int SECONDS_WHEN_TROUBLED = 300;
    private static final int TICKET_BITS = 160;
    private static final int LONGEST_SENTENCE = 1000;
    private static final int END_OF_SENTENCE = 100;
    private static final String GAP = " ... ";

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

    /** Lets a number for {@code receiveResponseXML} through: 1 to 100 percent done, or negative. */
    static int percent(int number) {
        if (number == 0 || number > FINISHED) {
            throw new IllegalStateException(number + " is no percentage of work that is done");
        }
        return number;
    }

    /**
     * A text for a person: one line, without what XML cannot carry, never empty and never a keyword. One that is too long
     * loses its middle, since the reference stands at its end.
     */
    static String sentence(String text, String otherwise) {
        int[] line = text.codePoints().map(c -> isPrintable(c) ? c : ' ').toArray();
        String sentence = shortened(line).strip();
        return sentence.isEmpty() || isKeyword(sentence) ? otherwise : sentence;
    }

    private static String shortened(int[] line) {
        if (line.length <= LONGEST_SENTENCE) {
            return new String(line, 0, line.length);
        }
        int begin = LONGEST_SENTENCE - END_OF_SENTENCE - GAP.length();
        return new String(line, 0, begin) + GAP + new String(line, line.length - END_OF_SENTENCE, END_OF_SENTENCE);
    }

    private static boolean isPrintable(int c) {
        return !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE && c != 0xFFFE && c != 0xFFFF;
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
