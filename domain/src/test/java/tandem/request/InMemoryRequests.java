package tandem.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;

/** Requests in memory, as strict as those in the database. */
public final class InMemoryRequests implements Requests {

    /** As they stand. */
    public final Map<RequestId, Request> stored = new LinkedHashMap<>();
    /** Every status that each has had. */
    public final Map<RequestId, List<RequestStatus>> histories = new LinkedHashMap<>();

    /** The counter of a file that has lost what was written under later ones; absent: no file has. */
    public @Nullable Long vanishedAbove;

    @Override
    public void add(Request request, Cause cause) {
        stored.put(request.id(), request);
        histories.put(request.id(), new ArrayList<>(List.of(request.status())));
    }

    @Override
    public void vanished(CompanyId company, long counter, Instant now) {
        vanishedAbove = counter;
    }

    @Override
    public void hold(CompanyId company) {}

    @Override
    public Optional<Request> find(CompanyId company, RequestId id) {
        return Optional.ofNullable(stored.get(id));
    }

    @Override
    public void move(Request before, Request after, Cause cause) {
        if (!before.equals(stored.get(before.id()))) {
            throw new IllegalStateException("somebody else has moved " + before.id());
        }
        stored.put(after.id(), after);
        histories.computeIfAbsent(after.id(), none -> new ArrayList<>()).add(after.status());
    }

    @Override
    public List<Request> pending(CompanyId company, Subject subject) {
        return stored.values().stream()
                .filter(request -> !request.status().isOver())
                .filter(request -> request.errand().subject().equals(subject))
                .toList();
    }

    @Override
    public List<Request> waitingFor(Request request) {
        return stored.values().stream()
                .filter(one ->
                        one.status() == RequestStatus.BLOCKED && one.dependsOn().contains(request.id()))
                .toList();
    }

    @Override
    public boolean areOver(CompanyId company, Set<RequestId> ids) {
        return ids.stream()
                .allMatch(id -> stored.get(id) instanceof Request request
                        && request.status().isOver());
    }

    /** Those that can go out, and those that are to be looked into. */
    public Outbox outbox() {
        var all = Outbox.EMPTY;
        for (var request : stored.values()) {
            if (request.status() == RequestStatus.QUEUED || request.status() == RequestStatus.IN_DOUBT) {
                all = all.with(request);
            }
        }
        return all;
    }
}
