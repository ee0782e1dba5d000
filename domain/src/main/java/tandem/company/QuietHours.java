package tandem.company;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * A time of the week in which QuickBooks is left alone.
 *
 * @param days on which the time begins; it may run past midnight into the next day
 * @param from its first moment, by the clock of the zone
 * @param to the first moment after it; the same as {@code from} means a whole day
 */
public record QuietHours(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {

    /** Copies the days and refuses a time without any. */
    public QuietHours {
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("quiet hours need at least one day");
        }
    }

    /** Whether this moment lies within. */
    public boolean covers(Instant now) {
        var local = now.atZone(zone);
        var time = local.toLocalTime();
        if (from.isBefore(to)) {
            return days.contains(local.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
        }
        return (days.contains(local.getDayOfWeek()) && !time.isBefore(from))
                || (days.contains(local.getDayOfWeek().minus(1)) && time.isBefore(to));
    }
}
