package tandem.app.endtoend;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandem.app.endtoend.FaultSimulation.Pace;

/**
 * Sessions in which something goes wrong: some in every build, and thousands by {@code ./tandem faults}. The system properties
 * {@code tandem.faults.rounds} and {@code tandem.faults.seed} (a number, or {@code random}) say how many and which; with
 * {@code tandem.faults.sessions} seed after seed is played until there have been so many.
 */
class FaultSimulationTest {

    private static final int ROUNDS = 60;
    private static final long SEED = 20_261_031;

    @Test
    @Tag("S30")
    @Tag("S37")
    void whatever_goes_wrong_the_rules_hold_and_the_mirror_agrees_in_the_end() {
        var sessions = Integer.getInteger("tandem.faults.sessions");
        if (sessions == null) {
            oneSeed(seed(), Integer.getInteger("tandem.faults.rounds", ROUNDS));
        } else {
            new FaultSeries(sessions, seed()).play();
        }
    }

    private static void oneSeed(long seed, int rounds) {
        System.out.println("seed " + seed + ", " + rounds + " rounds");
        var played = FaultSeries.play(seed, rounds, Pace.DENSE);
        System.out.println("sessions: " + played.sessions() + ", " + played.tally());
        var broken = played.broken();
        if (broken != null) {
            throw new AssertionError(
                    "seed " + seed
                            + " broke a rule. To see it again:\n  ./tandem faults rounds=" + rounds + " seed=" + seed
                            + "\n" + broken.getMessage()
                            + "\nThe last updates:\n" + String.join("\n", played.last()),
                    broken);
        }
        System.out.println("seed " + seed + ": every rule held");
    }

    private static long seed() {
        var given = System.getProperty("tandem.faults.seed", String.valueOf(SEED));
        return given.equals("random") ? System.nanoTime() : Long.parseLong(given);
    }
}
