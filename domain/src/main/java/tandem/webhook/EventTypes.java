package tandem.webhook;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.feed.Change;
import tandem.feed.Topic;
import tandem.outcome.Violation;
import tandem.request.RequestStatus;

/**
 * Which events an endpoint wants: types as events carry them, or all of a topic by a star in the place of the last word.
 *
 * @param wanted none: all
 */
public record EventTypes(List<String> wanted) {

    /** All of them. */
    public static final EventTypes ALL = new EventTypes(List.of());

    /** More changes than are told one by one. Everybody gets these. */
    static final String STRETCH = "com.mineraltree.tandem.feed.advanced";

    /** A person tries an endpoint out. */
    static final String TEST = "com.mineraltree.tandem.webhook.test";

    private static final String BEGINNING = "com.mineraltree.tandem.";
    private static final String ANY = "*";
    private static final int MOST = 100;

    /** Topic and last word, by type. */
    private static final Map<String, Part> CHANGES = changes();

    /** Copies the types. */
    public EventTypes {
        wanted = List.copyOf(wanted);
    }

    private record Part(Topic topic, String word) {}

    /** The type of an event that tells of a change. */
    static String of(Topic topic, Change.What what, @Nullable RequestStatus status) {
        return type(topic, status == null ? Words.of(what) : Words.of(status));
    }

    /** What is wrong with types that somebody wants. */
    static List<Violation> violations(List<String> wanted) {
        var found = new ArrayList<Violation>();
        if (wanted.size() > MOST) {
            found.add(new Violation("eventTypes", "too_many", "must have " + MOST + " entries at most"));
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (parts(wanted.get(i)).findAny().isEmpty()) {
                found.add(new Violation(
                        "eventTypes/" + i,
                        "unknown",
                        "must be a type of event, such as " + BEGINNING + "bill.updated, or all of a topic, such as "
                                + BEGINNING + "bill.*"));
            }
        }
        return found;
    }

    /** Whether nothing is left out. */
    public boolean isAll() {
        return wanted.isEmpty();
    }

    /**
     * What is wanted in the words of the stored feed: the stored word of the topic, a dot, and the status that a request came to or
     * else the change.
     */
    public Set<String> storedWords() {
        return wanted.stream()
                .flatMap(EventTypes::parts)
                .flatMap(part -> part.topic().storedWords().stream().map(topic -> topic + '.' + part.word()))
                .collect(toUnmodifiableSet());
    }

    private static Stream<Part> parts(String wanted) {
        return CHANGES.entrySet().stream()
                .filter(known -> wanted.equals(known.getKey())
                        || wanted.equals(type(known.getValue().topic(), ANY)))
                .map(Map.Entry::getValue);
    }

    private static Map<String, Part> changes() {
        var all = new LinkedHashMap<String, Part>();
        for (var topic : Topic.values()) {
            words(topic).forEach(word -> all.put(type(topic, word), new Part(topic, word)));
        }
        return all;
    }

    private static Stream<String> words(Topic topic) {
        return topic == Topic.REQUEST
                ? Stream.concat(
                        Stream.of(Words.of(Change.What.CREATED), Words.of(Change.What.UPDATED)),
                        Arrays.stream(RequestStatus.values()).map(Words::of))
                : Arrays.stream(Change.What.values()).map(Words::of);
    }

    private static String type(Topic topic, String word) {
        return BEGINNING + Words.of(topic) + '.' + word;
    }
}
