package tandem.api.feed;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tandem.api.feed.ChangesBody.ChangeBody;
import tandem.api.http.Problem;
import tandem.api.http.ProblemType;
import tandem.caller.Caller;
import tandem.company.CompanyId;
import tandem.feed.Change;
import tandem.feed.ChangeFeed;
import tandem.feed.Stretch;
import tandem.feed.Topic;

/** Makes pages of the feed. What a page tells of is read together, each topic at once, after the feed: it is never older. */
@Component
final class Newspaper {

    private final ChangeFeed feed;
    private final Map<Topic, Told> byTopic = new EnumMap<>(Topic.class);

    /** Refuses two for the same topic, and a topic without any. */
    Newspaper(ChangeFeed feed, List<Told> all) {
        this.feed = feed;
        for (var told : all) {
            if (byTopic.put(told.topic(), told) != null) {
                throw new IllegalArgumentException("two that show " + told.topic());
            }
        }
        for (var topic : Topic.values()) {
            if (!byTopic.containsKey(topic)) {
                throw new IllegalArgumentException("nobody shows " + topic);
            }
        }
    }

    /** The page after a number; refused where something would be missing. */
    ChangesBody page(CompanyId company, long after, int limit, Caller caller) {
        var stretch = feed.after(company, after, limit);
        if (stretch.isTorn()) {
            throw torn(stretch);
        }
        var entities = entities(company, stretch.changes(), caller);
        return new ChangesBody(
                stretch.changes().stream()
                        .map(change -> new ChangeBody(
                                change.seq(),
                                change.at(),
                                change.topic(),
                                change.topic().id(change.entity()),
                                change.what(),
                                entities.getOrDefault(change.topic(), Map.of()).get(change.entity())))
                        .toList(),
                null,
                stretch.last());
    }

    private Map<Topic, Map<UUID, ?>> entities(CompanyId company, List<Change> changes, Caller caller) {
        var entities = new EnumMap<Topic, Map<UUID, ?>>(Topic.class);
        changes.stream()
                .collect(groupingBy(Change::topic, mapping(Change::entity, toSet())))
                .forEach((topic, ids) -> entities.put(
                        topic, Objects.requireNonNull(byTopic.get(topic)).shown(company, ids, caller)));
        return entities;
    }

    private static Problem torn(Stretch stretch) {
        var what = stretch.after() > stretch.last()
                ? "This feed has come to " + stretch.last() + " only; " + stretch.after() + " is of another one, or of"
                        + " this one before the hub's database was put back to an older state."
                : "What comes after " + stretch.after() + " is not kept any more. The feed has come to "
                        + stretch.last() + '.';
        return Problem.of(ProblemType.CHANGES_NOT_KEPT, what).atSeq(stretch.last());
    }
}
