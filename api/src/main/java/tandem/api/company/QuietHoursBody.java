package tandem.api.company;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tandem.api.http.FieldError;
import tandem.api.http.Problem;
import tandem.company.QuietHours;

/** A time of the week in which QuickBooks is left alone. */
@Schema(name = "QuietHours")
record QuietHoursBody(
        @Schema(
                description = "monday to sunday, or the first three letters.",
                example = "[\"monday\",\"tuesday\"]",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        List<String> days,

        @Schema(example = "08:00", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String from,

        @Schema(
                description = "The first moment after it. Before from: it runs past midnight.",
                example = "12:30",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        String to,

        @Schema(example = "America/New_York", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String zone) {

    static QuietHoursBody of(QuietHours hours) {
        return new QuietHoursBody(
                new TreeSet<>(hours.days()).stream().map(QuietHoursBody::word).toList(),
                hours.from().toString(),
                hours.to().toString(),
                hours.zone().getId());
    }

    /** Reads a whole list, so that the caller hears of all mistakes at once. */
    static List<QuietHours> read(List<@Nullable QuietHoursBody> bodies) {
        var errors = new ArrayList<FieldError>();
        var hours = new ArrayList<QuietHours>();
        for (int i = 0; i < bodies.size(); i++) {
            var body = bodies.get(i);
            if (body == null) {
                errors.add(FieldError.inBody("/" + i, "required", "must be an object"));
            } else {
                body.read("/" + i, errors).ifPresent(hours::add);
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.badFields(errors);
        }
        return hours;
    }

    private Optional<QuietHours> read(String at, List<FieldError> errors) {
        var readDays = days(at + "/days", errors);
        var readFrom = time(at + "/from", from, errors);
        var readTo = time(at + "/to", to, errors);
        var readZone = zone(at + "/zone", errors);
        return readDays.isEmpty() || readFrom.isEmpty() || readTo.isEmpty() || readZone.isEmpty()
                ? Optional.empty()
                : Optional.of(new QuietHours(readDays, readFrom.get(), readTo.get(), readZone.get()));
    }

    private EnumSet<DayOfWeek> days(String at, List<FieldError> errors) {
        var read = EnumSet.noneOf(DayOfWeek.class);
        var given = days == null ? List.<String>of() : days;
        for (int i = 0; i < given.size(); i++) {
            var day = day(given.get(i));
            if (day.isEmpty()) {
                errors.add(FieldError.inBody(at + '/' + i, "unknown", "must be a day, monday to sunday"));
            }
            day.ifPresent(read::add);
        }
        if (given.isEmpty()) {
            errors.add(FieldError.inBody(at, "required", "must name at least one day"));
        }
        return read;
    }

    private static Optional<DayOfWeek> day(@Nullable String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> text != null
                        && (word(day).equalsIgnoreCase(text)
                                || word(day).substring(0, 3).equalsIgnoreCase(text)))
                .findFirst();
    }

    private static Optional<LocalTime> time(String at, @Nullable String text, List<FieldError> errors) {
        try {
            if (text != null) {
                return Optional.of(LocalTime.parse(text));
            }
        } catch (DateTimeException e) {
            errors.add(FieldError.inBody(at, "invalid", "must be a time of day such as 08:00"));
            return Optional.empty();
        }
        errors.add(FieldError.inBody(at, "required", "must be a time of day such as 08:00"));
        return Optional.empty();
    }

    private Optional<ZoneId> zone(String at, List<FieldError> errors) {
        try {
            if (zone != null) {
                return Optional.of(ZoneId.of(zone));
            }
        } catch (DateTimeException e) {
            errors.add(FieldError.inBody(at, "unknown", "must be a time zone such as America/New_York"));
            return Optional.empty();
        }
        errors.add(FieldError.inBody(at, "required", "must be a time zone such as America/New_York"));
        return Optional.empty();
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
