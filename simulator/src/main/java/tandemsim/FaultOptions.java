package tandemsim;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tandemsim.companyfile.CompanyFile;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Mishap.Moment;
import tandemsim.mishap.Mishap.Way;
import tandemsim.mishap.Which;

/** What shall go wrong. Mishaps strike in the first update only, unless they are to strike always. */
final class FaultOptions {

    @Option(
            names = "--die",
            paramLabel = "CALL[:N[:WHEN]]",
            description =
                    "The PC dies at the N-th such call, such as receiveResponseXML:3:unread. WHEN is before (it is "
                            + "never sent), unread (its answer is not read) or after (the default). CALL is one of "
                            + "${COMPLETION-CANDIDATES}.",
            completionCandidates = Calls.class)
    private List<String> die = List.of();

    @Option(
            names = "--repeat",
            paramLabel = "CALL[:N[:TIMES]]",
            description = "The N-th such call is sent again with the same content, once or so many times.")
    private List<String> repeat = List.of();

    @Option(
            names = "--drop",
            paramLabel = "CALL[:N[:WAY]]",
            description =
                    "The network loses the N-th such call: WAY is there (the service never hears of it, the default) "
                            + "or back (its answer is lost).")
    private List<String> drop = List.of();

    @Option(
            names = "--crash",
            paramLabel = "MESSAGE[:WHEN]",
            description = "QuickBooks crashes at a message, before it executes it (the default) or after. MESSAGE is a "
                    + "number, such as 4 for the fourth of the update, or a request, such as BillAddRq for the first "
                    + "with one and BillAddRq:2 for the second.")
    private List<String> crash = List.of();

    @Option(
            names = "--lose-response",
            paramLabel = "MESSAGE",
            description = "QuickBooks executes the message; the PC dies with the answer.")
    private List<String> loseResponse = List.of();

    @Option(
            names = "--repeat-response",
            paramLabel = "MESSAGE",
            description = "QuickBooks' answer to the message is handed over twice.")
    private List<String> repeatResponse = List.of();

    @Option(
            names = "--delay-response",
            paramLabel = "MESSAGE",
            description = "QuickBooks executes the message; the PC hangs, and its answer is handed over when the next "
                    + "update has called authenticate (--cycles 2 or --every).")
    private List<String> delayResponse = List.of();

    @Option(
            names = "--forget-outcome",
            paramLabel = "MESSAGE",
            description = "QuickBooks executes the message, but cannot store its outcome under the message-set ID; "
                    + "with --lose-response nobody can ask for it later.")
    private List<String> forgetOutcome = List.of();

    @Option(
            names = "--cut-response",
            paramLabel = "MESSAGE",
            description = "QuickBooks' answer to the message is cut off half-way.")
    private List<String> cutResponse = List.of();

    @Option(names = "--wrong-key", description = "The user typed a wrong password.")
    private boolean wrongKey;

    @Option(
            names = "--other-file-open",
            description = "Another company file, which allows the application too, is open.")
    private boolean otherFileOpen;

    @Option(names = "--quickbooks-closed", description = "QuickBooks is not running.")
    private boolean quickBooksClosed;

    @Option(
            names = "--connection-error",
            paramLabel = "HRESULT[:TIMES]",
            description = "QuickBooks cannot be reached, such as 0x80040414:1.")
    private @Nullable String connectionError;

    @Option(
            names = "--refuse",
            paramLabel = "REQUEST[:TIMES]",
            description = "QuickBooks refuses messages with this request, such as BillQueryRq, as unreadable.")
    private List<String> refuse = List.of();

    @Option(
            names = "--slow",
            paramLabel = "TIME",
            description = "QuickBooks takes so long for every message, such as 2s.")
    private @Nullable String slow;

    @Option(names = "--pad", paramLabel = "BYTES", description = "Every answer of QuickBooks is so much longer.")
    private @Nullable Integer pad;

    @Option(
            names = "--on-screen",
            paramLabel = "ID",
            description = "Somebody has this record open in a window, by its TxnID or ListID: nothing can change it.")
    private List<String> onScreen = List.of();

    @Option(names = "--always", description = "The mishaps strike in every update.")
    private boolean always;

    /** The calls at which something can go wrong. */
    static final class Calls implements Iterable<String> {
        static final List<String> NAMES = List.of(
                "serverVersion",
                "clientVersion",
                "authenticate",
                "connectionError",
                "sendRequestXML",
                "receiveResponseXML",
                "getLastError",
                "closeConnection");

        @Override
        public Iterator<String> iterator() {
            return NAMES.iterator();
        }
    }

    /** @param round from 0 */
    List<Mishap> mishaps(FileOptions file, int round) {
        List<Mishap> mishaps = new ArrayList<>();
        if (round > 0 && !always) {
            return mishaps;
        }
        for (String text : die) {
            String[] parts = text.split(":", -1);
            mishaps.add(new Mishap.Dies(call(parts[0]), number(parts, 1), moment(parts)));
        }
        for (String text : repeat) {
            String[] parts = text.split(":", -1);
            mishaps.add(new Mishap.RepeatsCall(call(parts[0]), number(parts, 1), number(parts, 2)));
        }
        for (String text : refuse) {
            String[] parts = text.split(":", -1);
            mishaps.add(new Mishap.RefusesQbXml(parts[0], parts.length > 1 ? number(parts, 1) : Integer.MAX_VALUE));
        }
        for (String text : drop) {
            String[] parts = text.split(":", -1);
            mishaps.add(new Mishap.DropsCall(call(parts[0]), number(parts, 1), way(parts)));
        }
        for (String text : crash) {
            boolean after = text.endsWith(":after");
            String message = text.replaceFirst(":(before|after)$", "");
            mishaps.add(Mishap.FailsMessage.crash(which(message), after));
        }
        add(mishaps, loseResponse, Mishap.LosesResponse::new);
        add(mishaps, repeatResponse, Mishap.RepeatsResponse::new);
        add(mishaps, delayResponse, Mishap.DelaysResponse::new);
        add(mishaps, forgetOutcome, Mishap.ForgetsOutcome::new);
        add(mishaps, cutResponse, Mishap.CutsResponse::new);
        Integer padding = pad;
        if (padding != null) {
            mishaps.add(new Mishap.PadsResponses(padding));
        }
        if (wrongKey) {
            mishaps.add(new Mishap.WrongKey());
        }
        if (otherFileOpen) {
            CompanyFile other = file.other();
            mishaps.add(new Mishap.OtherFileOpen(other));
        }
        if (quickBooksClosed) {
            mishaps.add(new Mishap.QuickBooksClosed());
        }
        onScreen.forEach(id -> mishaps.add(new Mishap.OpenOnScreen(id)));
        String error = connectionError;
        if (error != null) {
            String[] parts = error.split(":", -1);
            if (!parts[0].matches("0x[0-9A-Fa-f]{8}")) {
                throw new IllegalArgumentException("an hresult such as 0x80040414, not \"" + parts[0] + "\"");
            }
            int times = parts.length > 1 ? number(parts, 1) : Integer.MAX_VALUE;
            mishaps.add(new Mishap.ConnectionFails(parts[0], "QuickBooks cannot be reached.", times));
        }
        String delay = slow;
        if (delay != null) {
            mishaps.add(new Mishap.Slow(Durations.parse(delay)));
        }
        return mishaps;
    }

    private static void add(List<Mishap> mishaps, List<String> messages, Function<Which, Mishap> mishap) {
        messages.forEach(message -> mishaps.add(mishap.apply(which(message))));
    }

    /** A number, a request, or a request and a number. */
    private static Which which(String text) {
        if (text.matches("[1-9]\\d{0,8}")) {
            return Which.message(Integer.parseInt(text));
        }
        String[] parts = text.split(":", -1);
        if (!parts[0].matches("[A-Za-z]+Rq") || parts.length > 2) {
            throw new IllegalArgumentException("a message such as 4, BillAddRq or BillAddRq:2, not \"" + text + "\"");
        }
        return Which.holding(parts[0], number(parts, 1));
    }

    private static int number(String[] parts, int index) {
        String text = parts.length > index ? parts[index] : "1";
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("a number from 1 on, not \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    private static String call(String name) {
        if (!Calls.NAMES.contains(name)) {
            throw new IllegalArgumentException("no call \"" + name + "\": one of " + String.join(", ", Calls.NAMES));
        }
        return name;
    }

    private static Way way(String[] parts) {
        return switch (parts.length > 2 ? parts[2] : "there") {
            case "there" -> Way.THERE;
            case "back" -> Way.BACK;
            default -> throw new IllegalArgumentException("there or back, not \"" + parts[2] + "\"");
        };
    }

    private static Moment moment(String[] parts) {
        return switch (parts.length > 2 ? parts[2] : "after") {
            case "before" -> Moment.BEFORE_SENDING;
            case "unread" -> Moment.BEFORE_ANSWER;
            case "after" -> Moment.AFTER_ANSWER;
            default -> throw new IllegalArgumentException("before, unread or after, not \"" + parts[2] + "\"");
        };
    }
}
