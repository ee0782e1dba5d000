package tandem.api.console;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tandem.api.http.FieldError;
import tandem.api.http.Problem;
import tandem.company.QuietHours;

/** Quiet hours as they are filled in. */
record QuietHoursForm(
        @Nullable Set<DayOfWeek> days,
        @Nullable String from,
        @Nullable String to,
        @Nullable String zone) {

    /** Their words, as they are sent. */
    static final List<String> DAYS = Arrays.stream(DayOfWeek.values())
            .map(day -> day.name().toLowerCase(Locale.ROOT))
            .toList();

    /** Where the customers are; any other zone may be typed. */
    static final List<String> ZONES = List.of(
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Anchorage",
            "Pacific/Honolulu",
            "UTC");

    /** What was filled in, with all that is wrong with it at once. */
    QuietHours read() {
        var errors = new ArrayList<FieldError>();
        if (days == null || days.isEmpty()) {
            errors.add(FieldError.inBody("/days", "required", "must be ticked, one at least"));
        }
        var begins = time("/from", from, errors);
        var ends = time("/to", to, errors);
        var where = zone(errors);
        if (!errors.isEmpty() || days == null || begins == null || ends == null || where == null) {
            throw Problem.badFields(errors);
        }
        return new QuietHours(days, begins, ends, where);
    }

    /** Quiet hours in plain words. */
    static String words(QuietHours hours) {
        var days = new TreeSet<>(hours.days())
                .stream()
                        .map(day -> day.name().charAt(0)
                                + day.name().substring(1, 3).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
        return days + ", " + hours.from() + " to " + hours.to() + ", "
                + hours.zone().getId();
    }

    private static @Nullable LocalTime time(String at, @Nullable String text, List<FieldError> errors) {
        try {
            return LocalTime.parse(text == null ? "" : text);
        } catch (DateTimeException e) {
            errors.add(FieldError.inBody(at, "invalid", "must be a time of day such as 08:00"));
            return null;
        }
    }

    private @Nullable ZoneId zone(List<FieldError> errors) {
        try {
            return ZoneId.of(zone == null ? "" : zone);
        } catch (DateTimeException e) {
            errors.add(FieldError.inBody("/zone", "unknown", "must be a time zone such as America/New_York"));
            return null;
        }
    }
}
