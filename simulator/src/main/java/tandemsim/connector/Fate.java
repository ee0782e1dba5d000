package tandemsim.connector;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tandemsim.companyfile.ConnectionFailed;
import tandemsim.mishap.Mishap;

/** Which mishaps strike when, in one update. */
final class Fate {

    /** The PC is gone. */
    static final class Died extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final List<Mishap> mishaps;
    private final Map<String, Integer> calls = new HashMap<>();
    private final Map<Mishap, Integer> struck = new HashMap<>();
    private int messages;

    Fate(List<Mishap> mishaps) {
        this.mishaps = mishaps;
    }

    /** Counts a call of this name. */
    int count(String operation) {
        return calls.merge(operation, 1, Integer::sum);
    }

    boolean dies(String operation, int occurrence, Mishap.Moment moment) {
        return of(Mishap.Dies.class)
                .anyMatch(dies ->
                        dies.call().equals(operation) && dies.occurrence() == occurrence && dies.moment() == moment);
    }

    int repeats(String operation, int occurrence) {
        return of(Mishap.RepeatsCall.class)
                .filter(repeat -> repeat.call().equals(operation) && repeat.occurrence() == occurrence)
                .mapToInt(Mishap.RepeatsCall::times)
                .sum();
    }

    String key(String key) {
        return of(Mishap.WrongKey.class).findAny().isPresent() ? key + "x" : key;
    }

    void connecting() throws ConnectionFailed {
        for (Mishap.ConnectionFails fails : of(Mishap.ConnectionFails.class).toList()) {
            if (struck.merge(fails, 1, Integer::sum) <= fails.times()) {
                throw new ConnectionFailed(fails.hresult(), fails.message());
            }
        }
    }

    Optional<Mishap.OtherFileOpen> otherFile() {
        return of(Mishap.OtherFileOpen.class).findFirst();
    }

    boolean quickBooksClosed() {
        return of(Mishap.QuickBooksClosed.class).findAny().isPresent();
    }

    /** The records that somebody has open in a window. */
    List<String> onScreen() {
        return of(Mishap.OpenOnScreen.class).map(Mishap.OpenOnScreen::id).toList();
    }

    /** A message is about to reach QuickBooks. */
    int nextMessage() {
        return ++messages;
    }

    void delay() throws InterruptedException {
        for (Mishap.Slow slow : of(Mishap.Slow.class).toList()) {
            Thread.sleep(slow.delay());
        }
    }

    boolean refuses(String message) {
        return of(Mishap.RefusesQbXml.class)
                .filter(refuses -> message.contains("<" + refuses.request()))
                .anyMatch(refuses -> struck.merge(refuses, 1, Integer::sum) <= refuses.times());
    }

    Optional<Mishap.FailsMessage> fails(int message) {
        return of(Mishap.FailsMessage.class)
                .filter(fails -> fails.occurrence() == message)
                .findFirst();
    }

    boolean losesResponse(int message) {
        return of(Mishap.LosesResponse.class).anyMatch(loses -> loses.occurrence() == message);
    }

    /** What becomes of a response on its way. */
    String response(int message, String response) {
        String result = response;
        for (Mishap.PadsResponses pads : of(Mishap.PadsResponses.class).toList()) {
            int root = result.indexOf("<QBXMLMsgsRs");
            result = result.substring(0, root) + "<!--" + "x".repeat(pads.bytes()) + "-->" + result.substring(root);
        }
        boolean cut = of(Mishap.CutsResponse.class).anyMatch(cuts -> cuts.occurrence() == message);
        return cut ? result.substring(0, result.length() / 2) : result;
    }

    private <M extends Mishap> Stream<M> of(Class<M> kind) {
        return mishaps.stream().filter(kind::isInstance).map(kind::cast);
    }
}
