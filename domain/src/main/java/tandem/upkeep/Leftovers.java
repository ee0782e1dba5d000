package tandem.upkeep;

import java.time.Instant;

/** Port: what piles up. */
public interface Leftovers {

    /** What is thrown away when it is old enough. */
    enum Sort {
        EXCHANGE,
        /** Of an exchange that stays, when it went as it should. */
        RESPONSE,
        ENDED_SESSION,
        WRONG_KEY,
        WRONG_PASSWORD,
        KEPT_ANSWER,
        CHANGE,
        COMPARISON,
        SETTLED_DELIVERY
    }

    /**
     * Throws the oldest away, in one short step.
     *
     * @param before what is older than this may go; of kept answers, those that are not given again from then on;
     *     of changes, those before which all of the company's are older, too
     * @param most how many at most
     * @return how many went
     */
    int throwAway(Sort sort, Instant before, int most);
}
