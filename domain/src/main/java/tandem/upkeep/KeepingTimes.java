package tandem.upkeep;

import java.time.Duration;

/**
 * How long things are kept that are of use for a while only.
 *
 * @param exchanges what went over the wire, with the responses that could not be read; and comparisons of the two sides
 * @param responses those that went as they should
 * @param sessions that have ended
 * @param wrongKeys the counts of wrong keys and passwords
 * @param changes what the change feeds tell
 * @param deliveries what became of events that webhooks were called for
 */
public record KeepingTimes(
        Duration exchanges,
        Duration responses,
        Duration sessions,
        Duration wrongKeys,
        Duration changes,
        Duration deliveries) {

    /** How long an answer is given again to the same request; the contract promises it. */
    public static final Duration ANSWERS = Duration.ofDays(30);
}
