package tandem.caller;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many calls a caller may make in a minute, over all nodes together. A node takes its callers' budgets from the database in
 * shares and counts them off by itself, so that one call in many costs a statement, and none that is refused. What a node has
 * taken and does not need is lost to the others until the minute is over: a caller who is spread over many nodes may be refused
 * a little early, and never late.
 */
public final class CallRate {

    /** The time for which a budget lasts. */
    public static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int SHARES = 20;

    private final CallBudgets budgets;
    private final int limit;
    private final Map<String, Account> accounts = new ConcurrentHashMap<>();

    /**
     * Watches over calls.
     *
     * @param limit how many calls a minute
     */
    public CallRate(CallBudgets budgets, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a budget has one call or more, not " + limit);
        }
        this.budgets = budgets;
        this.limit = limit;
    }

    /** How many calls a minute. */
    public int limit() {
        return limit;
    }

    /** Counts a call, and says whether it may be made. */
    public Verdict call(String caller, Instant now) {
        return accounts.computeIfAbsent(caller, Account::new).call(now);
    }

    /**
     * What is to be said about a call.
     *
     * @param allowed whether it may be made
     * @param remaining how many more may be made, as far as this node knows
     * @param renewedIn when there is a new budget
     */
    public record Verdict(boolean allowed, int remaining, Duration renewedIn) {}

    /** What this node holds of a caller's budget. */
    private final class Account {
        private final String caller;
        private final ReentrantLock lock = new ReentrantLock();
        private Instant window = Instant.MIN;
        private CallBudgets.Share share = new CallBudgets.Share(0, 0);

        Account(String caller) {
            this.caller = caller;
        }

        Verdict call(Instant now) {
            var current =
                    Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), WINDOW.toSeconds()) * WINDOW.toSeconds());
            lock.lock();
            try {
                if (current.isAfter(window)) {
                    window = current;
                    share = new CallBudgets.Share(0, limit);
                }
                if (share.calls() == 0 && share.left() > 0) {
                    share = budgets.take(caller, window, Math.max(1, limit / SHARES), limit);
                }
                boolean allowed = share.calls() > 0;
                if (allowed) {
                    share = new CallBudgets.Share(share.calls() - 1, share.left());
                }
                return new Verdict(allowed, share.calls() + share.left(), Duration.between(now, window.plus(WINDOW)));
            } finally {
                lock.unlock();
            }
        }
    }
}
