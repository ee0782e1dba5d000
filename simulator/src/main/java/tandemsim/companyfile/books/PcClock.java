package tandemsim.companyfile.books;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * The clock of the PC that QuickBooks runs on. Records are stamped with its wall-clock time in whole seconds; the wall follows
 * daylight saving, but the offset that QuickBooks prints behind it stays on standard time all year.
 */
public record PcClock(Clock clock, ZoneId zone) {

    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    public static PcClock system(ZoneId zone) {
        return new PcClock(Clock.systemUTC(), zone);
    }

    /** Seconds since 1970, as an edit sequence shows them. */
    public long epochSecond() {
        return clock.instant().getEpochSecond();
    }

    /** The wall clock now, in seconds of a calendar without zones. */
    public long wall() {
        return LocalDateTime.ofInstant(clock.instant(), zone)
                .truncatedTo(ChronoUnit.SECONDS)
                .toEpochSecond(ZoneOffset.UTC);
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** A stamp as QuickBooks prints it, such as {@code 2026-07-01T09:00:00-08:00} for nine o'clock in a Californian summer. */
    public String print(long wall) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(wall, 0, ZoneOffset.UTC);
        ZoneOffset standard = standardOffset(time);
        return WALL.format(time) + (standard.equals(ZoneOffset.UTC) ? "+00:00" : standard.getId());
    }

    /**
     * A time in a query: without offset the wall clock, with an offset shifted to the standing one.
     *
     * @param lastMoment whether a date without time means the end of that day
     */
    public long read(String text, boolean lastMoment) {
        if (text.length() == 10) {
            LocalDate day = LocalDate.parse(text);
            return (lastMoment ? day.atTime(23, 59, 59) : day.atStartOfDay()).toEpochSecond(ZoneOffset.UTC);
        }
        String full = text + "0000-00-00T00:00:00".substring(Math.min(19, text.length()));
        LocalDateTime time = LocalDateTime.parse(full.substring(0, 19));
        long seconds = time.toEpochSecond(ZoneOffset.UTC);
        if (full.length() == 19) {
            return seconds;
        }
        ZoneOffset given = ZoneOffset.of(full.substring(19));
        return seconds - given.getTotalSeconds() + standardOffset(time).getTotalSeconds();
    }

    private ZoneOffset standardOffset(LocalDateTime time) {
        return zone.getRules().getStandardOffset(time.toInstant(ZoneOffset.UTC));
    }
}
