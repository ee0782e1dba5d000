package tandem.company;

import java.time.Duration;

/** How often a connector may be expected to work on its company. */
public final class CallRhythm {

    private static final Duration TURN = Duration.ofMinutes(5);

    private CallRhythm() {}

    /**
     * The interval between two turns. While QuickBooks is closed the companies of one machine take turns of five minutes,
     * so each waits for all the others.
     *
     * @param companiesOnMachine how many share the machine, this one included
     */
    public static Duration expected(int intervalMinutes, boolean isOffline, int companiesOnMachine) {
        var own = Duration.ofMinutes(intervalMinutes);
        var round = isOffline ? TURN.multipliedBy(Math.max(1, companiesOnMachine)) : own;
        return own.compareTo(round) >= 0 ? own : round;
    }
}
