package tandem.api.feed;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tandem.caller.Caller;
import tandem.company.CompanyId;
import tandem.feed.Topic;

/** Records of all lists, found by what the contract calls them. */
@Component
public final class Records {

    private static final Map<String, Topic> LISTS = Map.ofEntries(
            Map.entry("accounts", Topic.ACCOUNT),
            Map.entry("payment-accounts", Topic.ACCOUNT),
            Map.entry("terms", Topic.TERMS),
            Map.entry("classes", Topic.CLASS),
            Map.entry("currencies", Topic.CURRENCY),
            Map.entry("vendors", Topic.VENDOR),
            Map.entry("jobs", Topic.JOB),
            Map.entry("items", Topic.ITEM),
            Map.entry("bills", Topic.BILL),
            Map.entry("vendor-credits", Topic.VENDOR_CREDIT),
            Map.entry("payments", Topic.PAYMENT));

    private final Map<Topic, Told> byTopic;

    Records(List<Told> all) {
        this.byTopic = all.stream().collect(toUnmodifiableMap(Told::topic, Function.identity()));
    }

    /** What stands in a list of the contract; empty when there is no such list. */
    public static Optional<Topic> topic(String list) {
        return Optional.ofNullable(LISTS.get(list));
    }

    /** Those of these records that the caller can see, as he sees them one by one. */
    public Map<UUID, ?> shown(CompanyId company, Topic topic, Set<UUID> ids, Caller caller) {
        return Objects.requireNonNull(byTopic.get(topic)).shown(company, ids, caller);
    }

    /**
     * A record that the caller can see.
     *
     * @param id by our own identity
     * @param shown as he sees it by itself
     */
    public record Found(UUID id, Object shown) {}

    /** The record under an outward id; empty when there is none of this topic that the caller can see. */
    public Optional<Found> find(CompanyId company, Topic topic, String id, Caller caller) {
        return topic.parse(id)
                .flatMap(parsed -> Optional.ofNullable(
                                shown(company, topic, Set.of(parsed), caller).get(parsed))
                        .map(shown -> new Found(parsed, shown)));
    }
}
