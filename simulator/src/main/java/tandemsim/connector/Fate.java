package tandemsim.connector;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tandemsim.companyfile.ConnectionFailed;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Which;

/** Which mishaps strike when, in one update. */
final class Fate {

    /** The PC is gone. */
    static final class Died extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final List<Mishap> mishaps;
    private final Map<String, Integer> calls = new HashMap<>();
    private final Map<Mishap, Integer> struck = new HashMap<>();
    private final Map<String, Integer> holding = new HashMap<>();
    private List<String> requests = List.of();
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

    boolean drops(String operation, int occurrence, Mishap.Way way) {
        return of(Mishap.DropsCall.class)
                .anyMatch(drops ->
                        drops.call().equals(operation) && drops.occurrence() == occurrence && drops.way() == way);
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

    /** A message with these requests is about to reach QuickBooks: the questions below are about it. */
    void nextMessage(List<String> itsRequests) {
        messages++;
        requests = itsRequests.stream().distinct().toList();
        requests.forEach(request -> holding.merge(request, 1, Integer::sum));
    }

    private boolean isNow(Which which) {
        return which.request().isEmpty()
                ? which.occurrence() == messages
                : requests.contains(which.request()) && which.occurrence() == holding.getOrDefault(which.request(), 0);
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

    Optional<Mishap.FailsMessage> fails() {
        return of(Mishap.FailsMessage.class)
                .filter(fails -> isNow(fails.which()))
                .findFirst();
    }

    boolean losesResponse() {
        return of(Mishap.LosesResponse.class).anyMatch(loses -> isNow(loses.message()));
    }

    boolean repeatsResponse() {
        return of(Mishap.RepeatsResponse.class).anyMatch(repeats -> isNow(repeats.message()));
    }

    boolean delaysResponse() {
        return of(Mishap.DelaysResponse.class).anyMatch(delays -> isNow(delays.message()));
    }

    boolean forgetsOutcome() {
        return of(Mishap.ForgetsOutcome.class).anyMatch(forgets -> isNow(forgets.message()));
    }

    /** What becomes of a response on its way. */
    String response(String response) {
        String result = response;
        for (Mishap.PadsResponses pads : of(Mishap.PadsResponses.class).toList()) {
            int root = result.indexOf("<QBXMLMsgsRs");
            result = result.substring(0, root) + "<!--" + "x".repeat(pads.bytes()) + "-->" + result.substring(root);
        }
        boolean cut = of(Mishap.CutsResponse.class).anyMatch(cuts -> isNow(cuts.message()));
        return cut ? result.substring(0, result.length() / 2) : result;
    }

    private <M extends Mishap> Stream<M> of(Class<M> kind) {
        return mishaps.stream().filter(kind::isInstance).map(kind::cast);
    }
}
