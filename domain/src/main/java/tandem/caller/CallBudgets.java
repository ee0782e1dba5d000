package tandem.caller;

import java.time.Instant;

/** Port: what callers have used up of their budgets, over all nodes. */
public interface CallBudgets {

    /**
     * Takes a share of what is left to a caller in a window of time, in a transaction of its own. Of several nodes at the same
     * moment none gets what another has got.
     *
     * @param window when it began; a later window begins anew
     * @param wanted how many calls at most
     * @param limit how many calls the window has in all
     */
    Share take(String caller, Instant window, int wanted, int limit);

    /**
     * A share of a budget.
     *
     * @param calls how many may be made for it; none when nothing was left
     * @param left how many are left to others and for later
     */
    record Share(int calls, int left) {}
}
