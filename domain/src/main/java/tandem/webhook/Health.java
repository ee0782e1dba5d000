package tandem.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How calls to an endpoint have gone of late, whichever event they were about.
 *
 * @param failures since the last success
 * @param failingSince the first of them
 * @param lastError the last of them
 * @param restsUntil it is left alone until then
 */
public record Health(
        int failures,
        @Nullable Instant failingSince,
        @Nullable String lastError,
        @Nullable Instant restsUntil) {

    /** The last call went well. */
    public static final Health GOOD = new Health(0, null, null, null);

    /** So many failures in a row are no accident of one event: the endpoint is left alone for a while, then asked with one event. */
    static final int UNTIL_IT_RESTS = 5;

    private static final Duration FIRST_REST = Duration.ofSeconds(30);
    private static final Duration LONGEST_REST = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 5;
    private static final Duration UNTIL_IT_IS_HOPELESS = Duration.ofDays(5);

    /** After another failure. */
    Health failed(String error, @Nullable Duration askedFor, Instant now) {
        var rest = Patience.bounded(askedFor);
        var needed = rest(failures + 1);
        if (needed.compareTo(rest) > 0) {
            rest = needed;
        }
        return new Health(
                failures + 1, failingSince == null ? now : failingSince, error, rest.isZero() ? null : now.plus(rest));
    }

    private static Duration rest(int failures) {
        if (failures < UNTIL_IT_RESTS) {
            return Duration.ZERO;
        }
        var rest = FIRST_REST.multipliedBy(1L << Math.min(failures - UNTIL_IT_RESTS, DOUBLINGS));
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }

    /** Whether it is left alone at this moment. */
    public boolean restsAt(Instant now) {
        return restsUntil != null && now.isBefore(restsUntil);
    }

    /** Whether one event finds out if the endpoint is back, before all the others follow. */
    boolean isInQuestion() {
        return failures >= UNTIL_IT_RESTS;
    }

    /** Whether nothing but failures has been for so long that nobody seems to care. */
    boolean isHopelessAt(Instant now) {
        return failingSince != null && !failingSince.plus(UNTIL_IT_IS_HOPELESS).isAfter(now);
    }
}
