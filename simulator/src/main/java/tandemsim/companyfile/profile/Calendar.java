package tandemsim.companyfile.profile;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import tandemsim.companyfile.books.PcClock;

/** The stretch of time that a generated file covers: whole months, the last of which ends yesterday. */
final class Calendar {

    private final PcClock clock;
    private final LocalDate firstDay;
    private final LocalDate lastDay;

    Calendar(PcClock clock, int months) {
        this.clock = clock;
        this.lastDay = clock.today().minusDays(1);
        this.firstDay = lastDay.minusMonths(months).plusDays(1);
    }

    /** Wall-clock seconds of the file's first morning. */
    long start() {
        return wall(Math.toIntExact(firstDay.toEpochDay()) - 30, 8 * 3600);
    }

    long startEpoch() {
        return epoch(start());
    }

    /** Seconds from the first to the last morning. */
    long length() {
        return wall(lastDay(), 8 * 3600) - start();
    }

    int firstDay() {
        return Math.toIntExact(firstDay.toEpochDay());
    }

    int lastDay() {
        return Math.toIntExact(lastDay.toEpochDay());
    }

    long wall(int epochDay, int secondOfDay) {
        return epochDay * 86_400L + secondOfDay;
    }

    /** The second since 1970 at which the PC's wall clock showed this. */
    long epoch(long wall) {
        return LocalDateTime.ofEpochSecond(wall, 0, ZoneOffset.UTC)
                .atZone(clock.zone())
                .toEpochSecond();
    }
}
