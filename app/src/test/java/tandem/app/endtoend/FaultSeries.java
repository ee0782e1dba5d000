package tandem.app.endtoend;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.app.endtoend.FaultSimulation.Pace;

/** Seed after seed of the fault simulation, until so many sessions have been played. A seed that breaks a rule does not end it. */
final class FaultSeries {

    private static final int ROUNDS_OF_A_SEED = 250;
    private static final int REMEMBERED = 20;
    private static final int TOLD = 100;
    private static final int MOST_TOLD_OF_A_FAILURE = 6_000;
    private static final int FRAMES_TOLD = 10;

    private final int sessions;
    private final long firstSeed;

    FaultSeries(int sessions, long firstSeed) {
        this.sessions = sessions;
        this.firstSeed = firstSeed;
    }

    /**
     * What came of one seed.
     *
     * @param broken the rule that did not hold
     * @param last the updates before it ended
     */
    record Played(
            long seed,
            long sessions,
            FaultTally tally,
            Duration took,
            @Nullable Throwable broken,
            List<String> last) {

        private String line() {
            return "seed " + seed + ": " + sessions + " sessions, " + tally.brief() + ", " + took.toSeconds() + " s: "
                    + (broken == null ? "every rule held" : "BROKE A RULE");
        }
    }

    /** Plays one seed from its beginning to its end. */
    static Played play(long seed, int rounds, Pace pace) {
        var last = new ArrayDeque<String>();
        long began = System.nanoTime();
        try (var simulation = new FaultSimulation(seed, pace, line -> remember(last, line))) {
            @Nullable Throwable broken = null;
            try {
                for (int round = 1; round <= rounds; round++) {
                    simulation.round(round);
                    if (pace == Pace.DENSE && round % TOLD == 0) {
                        System.out.println(round + " rounds, " + simulation.sessions() + " sessions");
                    }
                }
                simulation.calm();
            } catch (AssertionError | RuntimeException e) {
                broken = e;
            }
            return new Played(
                    seed,
                    simulation.sessions(),
                    simulation.tally(),
                    Duration.ofNanos(System.nanoTime() - began),
                    broken,
                    List.copyOf(last));
        }
    }

    private static void remember(Deque<String> last, String line) {
        last.addLast(line);
        if (last.size() > REMEMBERED) {
            last.removeFirst();
        }
    }

    /** Prints a line for each seed and the sum of all; throws in the end if one of them broke a rule, and at once if nodes do not start or stop. */
    void play() {
        var sum = new FaultTally();
        var red = new ArrayList<Long>();
        long played = 0;
        int seeds = 0;
        var took = Duration.ZERO;
        try {
            for (long seed = firstSeed; played < sessions; seed++) {
                var one = play(seed, ROUNDS_OF_A_SEED, Pace.LONG);
                sum.add(one.tally());
                played += one.sessions();
                took = took.plus(one.took());
                seeds++;
                System.out.println(one.line());
                if (one.broken() != null) {
                    red.add(seed);
                    tell(one, one.broken());
                }
            }
        } finally {
            System.out.println(seeds + " seeds, " + played + " sessions, " + took.toSeconds() + " s, " + sum);
        }
        if (!red.isEmpty()) {
            throw new AssertionError(red.size() + " of " + seeds + " seeds broke a rule. To see each again:\n"
                    + red.stream()
                            .map(seed -> "  ./tandem faults sessions=1 seed=" + seed)
                            .collect(Collectors.joining("\n")));
        }
    }

    private static void tell(Played one, Throwable broken) {
        var text = broken.toString();
        System.out.println(text.substring(0, Math.min(MOST_TOLD_OF_A_FAILURE, text.length())));
        Stream.of(broken.getStackTrace()).limit(FRAMES_TOLD).forEach(frame -> System.out.println("  at " + frame));
        System.out.println("The last updates:\n" + String.join("\n", one.last()));
    }
}
