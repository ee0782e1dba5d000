package tandem.timeline;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.feed.Topic;

/** Tells what happened to a record: read, changed, queued, sent, answered, re-queued, and by whom. */
public final class Timeline {

    private final Chronicle chronicle;

    /** Reads from this chronicle. */
    public Timeline(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    /**
     * A piece of a record's timeline, the earliest first. Whether there is such a record is for the caller to know.
     *
     * @param after the last line that was seen; absent: from the beginning
     */
    public Story of(CompanyId company, Topic topic, UUID record, @Nullable Moment after, int limit) {
        var entries = chronicle.about(company, record, topic.id(record), after, limit);
        var actors = new HashSet<String>();
        entries.items().forEach(entry -> actor(entry.happening(), actors));
        var telling = new Telling(topic, actors.isEmpty() ? Map.of() : chronicle.names(company, actors));
        return new Story(
                entries.map(telling::line), chronicle.changesKeptSince(company).orElse(null));
    }

    private static void actor(Happening happening, Set<String> actors) {
        switch (happening) {
            case Happening.Stepped stepped -> actors.add(stepped.step().by());
            case Happening.Decided decided -> actors.add(decided.by());
            case Happening.Acted a -> {}
            case Happening.Changed c -> {}
            case Happening.Differed d -> {}
        }
    }
}
