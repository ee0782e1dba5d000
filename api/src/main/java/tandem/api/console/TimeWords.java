package tandem.api.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as people take them in at a glance, seen from one moment, and exactly beside it: always UTC, always with the year.
 *
 * @param now the moment at which the page is made
 */
public record TimeWords(Instant now) {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Duration MONTH = Duration.ofDays(30);

    /** The exact time. */
    public String exact(Instant time) {
        return EXACT.format(time);
    }

    /** How long ago, or how soon. */
    public String ago(Instant time) {
        var past = Duration.between(time, now);
        if (past.abs().compareTo(Duration.ofSeconds(45)) < 0) {
            return past.isNegative() ? "in a moment" : "just now";
        }
        if (past.abs().compareTo(MONTH) > 0) {
            return DAY.format(time);
        }
        return past.isNegative() ? "in " + length(past.negated()) : length(past) + " ago";
    }

    /** How long something takes. */
    public String length(Duration time) {
        long minutes = Math.round(time.toSeconds() / 60.0);
        if (minutes < 1) {
            return time.toSeconds() + " s";
        }
        if (minutes < 120) {
            return minutes + " min";
        }
        long hours = Math.round(minutes / 60.0);
        return hours < 48 ? hours + " h" : Math.round(hours / 24.0) + " days";
    }

    /** A day of the calendar. */
    public String day(LocalDate day) {
        return DAY.format(day.atStartOfDay(ZoneOffset.UTC));
    }

    /** A time by somebody else's clock, of which no zone is known. */
    public String clock(LocalDateTime time) {
        return CLOCK.format(time);
    }
}
