package tandem.app.endtoend;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sessions in which something goes wrong: some in every build, and thousands by {@code ./tandem faults}. The system properties
 * {@code tandem.faults.rounds} and {@code tandem.faults.seed} (a number, or {@code random}) say how many and which.
 */
class FaultSimulationTest {

    private static final int ROUNDS = 60;
    private static final long SEED = 20_261_031;
    private static final int REMEMBERED = 20;
    private static final int TOLD = 100;

    @Test
    @Tag("S30")
    @Tag("S37")
    void whatever_goes_wrong_the_rules_hold_and_the_mirror_agrees_in_the_end() {
        int rounds = Integer.getInteger("tandem.faults.rounds", ROUNDS);
        long seed = seed();
        System.out.println("seed " + seed + ", " + rounds + " rounds");
        Deque<String> last = new ArrayDeque<>();
        try (var simulation = new FaultSimulation(seed, line -> remember(last, line))) {
            play(simulation, rounds);
            System.out.println("sessions: " + simulation.sessions() + ", " + simulation.tally());
            System.out.println("seed " + seed + ": every rule held");
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "seed " + seed
                            + " broke a rule. To see it again:\n  ./tandem faults rounds=" + rounds + " seed=" + seed
                            + "\n" + e.getMessage()
                            + "\nThe last updates:\n" + String.join("\n", last),
                    e);
        }
    }

    private static void play(FaultSimulation simulation, int rounds) {
        for (int round = 1; round <= rounds; round++) {
            simulation.round(round);
            if (round % TOLD == 0) {
                System.out.println(round + " rounds, " + simulation.sessions() + " sessions");
            }
        }
        simulation.calm();
    }

    private static long seed() {
        var given = System.getProperty("tandem.faults.seed", String.valueOf(SEED));
        return given.equals("random") ? System.nanoTime() : Long.parseLong(given);
    }

    private static void remember(Deque<String> last, String line) {
        last.addLast(line);
        if (last.size() > REMEMBERED) {
            last.removeFirst();
        }
    }
}
