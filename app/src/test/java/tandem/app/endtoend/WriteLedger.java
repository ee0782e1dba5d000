package tandem.app.endtoend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tandem.app.endtoend.WriteDraw.Accepted;
import tandemsim.companyfile.CompanyFile;
import tandemsim.companyfile.Truth;
import tandemsim.connector.UpdateListener;
import tools.jackson.databind.JsonNode;

/**
 * What one company's other product has had accepted, and what QuickBooks has carried out of it. Every write that QuickBooks
 * carries out has to be one of those, and each of them has to be carried out once at most.
 */
final class WriteLedger {

    private static final Set<String> ON_THE_WAY = Set.of("queued", "sent", "in_doubt");

    private static final Set<String> WAITING_OR_FAILED = Set.of("queued", "blocked", "failed");

    private final List<Accepted> accepted = new ArrayList<>();
    private final Map<String, List<String>> carriedOut = new HashMap<>();
    private Map<String, List<String>> wrongIfCarriedOut = Map.of();
    private final List<String> broken = new ArrayList<>();

    synchronized void accept(Accepted write) {
        accepted.add(write);
    }

    synchronized <A extends Accepted> Stream<A> accepted(Class<A> kind) {
        return List.copyOf(accepted).stream().filter(kind::isInstance).map(kind::cast);
    }

    /** What has gone wrong so far. */
    synchronized List<String> broken() {
        return List.copyOf(broken);
    }

    /**
     * Watches an update, and tells the other listener all of it.
     *
     * @param written what is to be done whenever QuickBooks has written
     */
    UpdateListener watching(CompanyFile file, Runnable written, UpdateListener other) {
        return new Witness(file, written, other);
    }

    /** A message has left the hub; QuickBooks gets it next, if nothing comes in between. */
    private synchronized void sent(String message, CompanyFile file) {
        var wrong = accepted.stream()
                .filter(write -> write.isIn(message))
                .flatMap(write -> write.wrongIfCarriedOut(message, file.truth()).stream())
                .toList();
        wrongIfCarriedOut = Map.of(message, wrong);
    }

    private synchronized void carriedOut(String message, Truth file) {
        var meant = accepted.stream().filter(write -> write.isIn(message)).toList();
        if (meant.size() != 1) {
            broken.add("QuickBooks carried out " + meant.size() + " writes that somebody wanted by " + message);
        }
        broken.addAll(wrongIfCarriedOut.getOrDefault(message, List.of()));
        for (var write : meant) {
            var all = carriedOut.computeIfAbsent(write.request(), none -> new ArrayList<>());
            all.add(message);
            broken.addAll(write.wrongInFile(message, file));
            if (all.size() > 1) {
                broken.add("R3: " + write.request() + " was carried out " + all.size() + " times: " + all);
            }
        }
    }

    private final class Witness implements UpdateListener {
        private final CompanyFile file;
        private final Runnable written;
        private final UpdateListener other;

        Witness(CompanyFile file, Runnable written, UpdateListener other) {
            this.file = file;
            this.written = written;
            this.other = other;
        }

        @Override
        public void calling(String operation, Map<String, String> parameters) {
            other.calling(operation, parameters);
        }

        @Override
        public void answered(String operation, List<String> answer) {
            if (operation.equals("sendRequestXML")) {
                sent(answer.getFirst(), file);
            }
            other.answered(operation, answer);
        }

        @Override
        public void quickBooksWorks(List<String> requests) {
            other.quickBooksWorks(requests);
        }

        @Override
        public void quickBooksWrote(String message) {
            carriedOut(message, file.truth());
            written.run();
            other.quickBooksWrote(message);
        }
    }

    // ------------------------------------------------------------------------------------------------- end

    /** The ids of those that have not gone out, or have failed. */
    synchronized List<String> waitingOrFailed(List<JsonNode> requests) {
        var byId = byId(requests);
        return accepted.stream()
                .map(Accepted::request)
                .filter(id -> byId.get(id) instanceof JsonNode request && WAITING_OR_FAILED.contains(status(request)))
                .toList();
    }

    /** The requests that still have something before them, though nothing is in their way. */
    synchronized List<String> stuck(List<JsonNode> requests) {
        var byId = byId(requests);
        return accepted.stream()
                .map(Accepted::request)
                .map(byId::get)
                .filter(request -> request != null && isStuck(request, byId))
                .map(WriteLedger::told)
                .toList();
    }

    /** One that waits for another waits for ever if a person has to see to that one. */
    private static boolean isStuck(JsonNode request, Map<String, JsonNode> byId) {
        var status = status(request);
        if (!status.equals("blocked")) {
            return ON_THE_WAY.contains(status);
        }
        return request.path("dependsOn")
                .valueStream()
                .map(id -> byId.get(id.asString()))
                .allMatch(other ->
                        other == null || isStuck(other, byId) || status(other).equals("succeeded"));
    }

    /** What became of each write, in the words of its request. */
    synchronized List<String> wrongInTheEnd(List<JsonNode> requests, CompanyFile file) {
        var byId = byId(requests);
        var wrong = new ArrayList<String>();
        for (var write : accepted) {
            var request = byId.get(write.request());
            if (request == null) {
                wrong.add("the accepted write " + write.request() + " is gone");
                continue;
            }
            var messages = carriedOut.getOrDefault(write.request(), List.of());
            var told = request.path("error").path("message").asString("");
            var advice = request.path("error").path("advice").asString("");
            switch (status(request)) {
                case "succeeded" ->
                    wrong.addAll(
                            messages.isEmpty()
                                    ? write.wrongUntold(file.truth())
                                    : write.wrongOnceDone(!told.isEmpty(), messages.getFirst(), file.truth()));
                case "failed" -> {
                    if (told.isBlank() || advice.isBlank()) {
                        wrong.add("failed without a reason: " + told(request));
                    }
                    carriedOutAlthough(request, messages, wrong);
                }
                case "cancelled", "blocked" -> carriedOutAlthough(request, messages, wrong);
                default -> wrong.add("neither done nor given up: " + told(request));
            }
        }
        return wrong;
    }

    /** Whoever is told that nobody knows is told the truth either way. */
    private static void carriedOutAlthough(JsonNode request, List<String> messages, List<String> wrong) {
        boolean nobodyKnows = request.path("error").path("code").asString("").equals("outcome_unknown");
        if (!messages.isEmpty() && !nobodyKnows) {
            wrong.add("not said to be done, carried out by " + messages + ": " + told(request));
        }
    }

    /** How many of them stand where, such as {@code succeeded} or {@code failed out_of_date}. */
    static Map<String, Long> standings(List<JsonNode> requests) {
        return requests.stream()
                .map(request -> (status(request) + " "
                                + request.path("error").path("code").asString(""))
                        .strip())
                .collect(Collectors.groupingBy(standing -> standing, Collectors.counting()));
    }

    private static Map<String, JsonNode> byId(List<JsonNode> requests) {
        return requests.stream()
                .collect(Collectors.toMap(request -> request.path("id").asString(), request -> request));
    }

    private static String status(JsonNode request) {
        return request.path("status").asString();
    }

    private static String told(JsonNode request) {
        return request.toString();
    }
}
