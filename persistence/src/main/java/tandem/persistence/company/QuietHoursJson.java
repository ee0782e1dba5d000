package tandem.persistence.company;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tandem.company.QuietHours;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The form of quiet hours in {@code company.quiet_hours}: {@code [{"days":["monday"],"from":"08:00","to":"12:00","zone":"Europe/Paris"}]}. */
public final class QuietHoursJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private QuietHoursJson() {}

    private record Form(List<String> days, String from, String to, String zone) {

        QuietHours hours() {
            return new QuietHours(
                    days.stream()
                            .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
                            .collect(Collectors.toSet()),
                    LocalTime.parse(from),
                    LocalTime.parse(to),
                    ZoneId.of(zone));
        }
    }

    /** The stored form. */
    public static String write(List<QuietHours> hours) {
        return JSON.writeValueAsString(hours.stream()
                .map(each -> new Form(
                        new TreeSet<>(each.days())
                                .stream()
                                        .map(day -> day.name().toLowerCase(Locale.ROOT))
                                        .toList(),
                        each.from().toString(),
                        each.to().toString(),
                        each.zone().getId()))
                .toList());
    }

    /** Reads the stored form. */
    public static List<QuietHours> read(String text) {
        return JSON.readValue(text, new TypeReference<List<Form>>() {}).stream()
                .map(Form::hours)
                .toList();
    }
}
