package tandem.state;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.listing.Slice;

/** The board that ops look at: how every company stands, the worst first. */
public final class SyncBoard {

    private final SyncStates states;
    private final Duration verifiedWithin;
    private final Clock clock;

    /**
     * Puts the board together.
     *
     * @param verifiedWithin how long it may take until everything that is held has been compared with the file
     */
    public SyncBoard(SyncStates states, Duration verifiedWithin, Clock clock) {
        this.states = states;
        this.verifiedWithin = verifiedWithin;
        this.clock = clock;
    }

    /** A company's place on the board. */
    public record Place(int badness, CompanyId company) {}

    /** What stands at a place. */
    public record Entry(Place place, SyncState state) {}

    /**
     * Which companies are wanted.
     *
     * @param only the one company that exists for the caller; {@code null}: all
     * @param connection {@code null}: any
     * @param needsAttention {@code null}: whether or not
     */
    public record Wanted(
            @Nullable CompanyId only,
            @Nullable Connection connection,
            @Nullable Boolean needsAttention) {}

    /** How a company stands. */
    public Optional<SyncState> find(CompanyId company) {
        var now = clock.instant();
        return states.find(List.of(company)).stream()
                .map(facts -> SyncState.of(facts, verifiedWithin, now))
                .findFirst();
    }

    /**
     * How companies stand, the worst first; of equal ones the older company. The facts of this page alone are read, however
     * many companies there are.
     */
    public Slice<Entry> list(Wanted wanted, @Nullable Place after, int limit) {
        var now = clock.instant();
        var places = Slice.of(states.worst(wanted, after, limit + 1, now), limit);
        var found = states.find(places.items().stream().map(Place::company).toList()).stream()
                .map(facts -> SyncState.of(facts, verifiedWithin, now))
                .collect(Collectors.toMap(
                        state -> state.facts().overview().company().id(), Function.identity()));
        var entries = places.items().stream()
                .flatMap(place -> Stream.ofNullable(found.get(place.company())).map(state -> new Entry(place, state)))
                .toList();
        return new Slice<>(entries, places.hasMore() && !entries.isEmpty());
    }
}
