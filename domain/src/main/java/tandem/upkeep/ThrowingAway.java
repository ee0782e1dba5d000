package tandem.upkeep;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import tandem.upkeep.Leftovers.Sort;

/** Throws away what has been kept for long enough, in many short steps, so that nobody waits for it. */
public final class ThrowingAway {

    static final int STEP = 1000;

    /** After so many steps the next run goes on; more than an hour of 100,000 companies leaves behind. */
    static final int MOST_STEPS = 5000;

    private final Leftovers leftovers;
    private final KeepingTimes times;
    private final Clock clock;

    public ThrowingAway(Leftovers leftovers, KeepingTimes times, Clock clock) {
        this.leftovers = leftovers;
        this.times = times;
        this.clock = clock;
    }

    /** Throws away what is due, and tells how much of each sort it was. */
    public Map<Sort, Integer> run() {
        var thrown = new EnumMap<Sort, Integer>(Sort.class);
        for (var sort : Sort.values()) {
            thrown.put(sort, throwAway(sort, before(sort, clock.instant())));
        }
        return thrown;
    }

    private int throwAway(Sort sort, Instant before) {
        int thrown = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            int more = leftovers.throwAway(sort, before, STEP);
            thrown += more;
            if (more < STEP) {
                break;
            }
        }
        return thrown;
    }

    private Instant before(Sort sort, Instant now) {
        return switch (sort) {
            case EXCHANGE, COMPARISON -> now.minus(times.exchanges());
            case RESPONSE -> now.minus(times.responses());
            case ENDED_SESSION -> now.minus(times.sessions());
            case WRONG_KEY, WRONG_PASSWORD -> now.minus(times.wrongKeys());
            case KEPT_ANSWER -> now;
            case CHANGE -> now.minus(times.changes());
            case SETTLED_DELIVERY -> now.minus(times.deliveries());
        };
    }
}
