package tandem.state;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.listing.Slice;

/** The board that ops look at: how every company stands, the worst first. */
public final class SyncBoard {

    private static final Comparator<Place> ORDER = Comparator.comparing(Place::badness)
            .reversed()
            .thenComparing(place -> place.company().value());

    private final SyncStates states;
    private final Clock clock;

    public SyncBoard(SyncStates states, Clock clock) {
        this.states = states;
        this.clock = clock;
    }

    /** A company's place on the board. */
    public record Place(int badness, CompanyId company) {}

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
            @Nullable Boolean needsAttention) {

        private boolean includes(SyncState state) {
            return (connection == null || connection == state.connection())
                    && (needsAttention == null || needsAttention == state.needsAttention());
        }
    }

    /** How a company stands. */
    public Optional<SyncState> find(CompanyId company) {
        var now = clock.instant();
        return states.find(List.of(company)).stream()
                .map(facts -> SyncState.of(facts, now))
                .findFirst();
    }

    /** How companies stand, the worst first; of equal ones the older company. */
    public Slice<SyncState> list(Wanted wanted, @Nullable Place after, int limit) {
        var now = clock.instant();
        var places = states.all(wanted.only()).stream()
                .map(facts -> SyncState.of(facts, now))
                .filter(wanted::includes)
                .map(SyncBoard::place)
                .filter(place -> after == null || ORDER.compare(place, after) > 0)
                .sorted(ORDER)
                .limit(limit + 1L)
                .toList();
        var slice = Slice.of(places, limit);
        var whole = states.find(slice.items().stream().map(Place::company).toList()).stream()
                .map(facts -> SyncState.of(facts, now))
                .collect(Collectors.toMap(state -> place(state).company(), Function.identity()));
        return new Slice<>(
                slice.items().stream()
                        .map(place -> Optional.ofNullable(whole.get(place.company())))
                        .flatMap(Optional::stream)
                        .toList(),
                slice.hasMore());
    }

    /** The place of a state, for whoever wants the companies after it. */
    public static Place place(SyncState state) {
        return new Place(state.badness(), state.facts().overview().company().id());
    }
}
