package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** A program that knows of a company what its change feed has told, and nothing else. */
final class Follower {

    private final Rest rest;
    private final String feed;
    private final Map<String, Map<String, JsonNode>> records = new TreeMap<>();
    private final List<JsonNode> told = new ArrayList<>();
    private long seq;

    /** @param rest a node of the hub */
    Follower(Rest rest, Customer customer) {
        this.rest = rest;
        this.feed = customer.path() + "/changes";
    }

    /** Reads on to the end, in small pages. */
    Follower catchesUp() {
        while (take(rest.get(feed + "?limit=70&after=" + seq)) > 0) {
            assertThat(seq).isPositive();
        }
        return this;
    }

    /** Waits for what comes next, for half a minute at most. */
    CompletableFuture<Rest.Reply> waits() {
        return CompletableFuture.supplyAsync(
                () -> rest.get(feed + "?wait=30&after=" + seq),
                task -> Thread.ofVirtual().start(task));
    }

    /** Takes a page in, and tells how much was in it. */
    int take(Rest.Reply page) {
        var items = page.expect(200).body().path("items");
        for (var item : items) {
            assertThat(item.path("seq").asLong()).isEqualTo(++seq);
            told.add(item);
            apply(item);
        }
        return items.size();
    }

    private void apply(JsonNode item) {
        var ofKind = records.computeIfAbsent(item.path("kind").asString(), kind -> new TreeMap<>());
        var id = item.path("entityId").asString();
        var entity = item.path("entity");
        boolean isListed = !entity.isNull()
                && !entity.hasNonNull("removedAt")
                && !entity.path("hidden").asBoolean(false);
        if (isListed) {
            ofKind.put(id, entity);
        } else {
            ofKind.remove(id);
        }
    }

    /** The records of a kind as they are listed, by their ids. */
    Map<String, JsonNode> all(String kind) {
        return records.getOrDefault(kind, Map.of());
    }

    JsonNode one(String kind, String id) {
        return Objects.requireNonNull(all(kind).get(id), id);
    }

    /** What was told of a record, in order. */
    List<String> changesOf(String id) {
        return told.stream()
                .filter(item -> item.path("entityId").asString().equals(id))
                .map(item -> item.path("change").asString())
                .toList();
    }
}
