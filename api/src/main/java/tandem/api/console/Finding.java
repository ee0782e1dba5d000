package tandem.api.console;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tandem.company.ConnectorState;
import tandem.reconciliation.Check;
import tandem.reconciliation.Discrepancy;
import tandem.reconciliation.DiscrepancyIds;

/**
 * An open discrepancy, as a person judges it.
 *
 * @param isTwoSided whether there is anything to compare; else one side alone has something to tell
 */
public record Finding(
        String id,
        String code,
        String title,
        String severity,
        String style,
        String about,
        String advice,
        Instant firstSeenAt,
        boolean mayBeResent,
        boolean isTwoSided,
        List<Compared> compared) {

    /** One field of both sides; empty where a side does not have it. */
    public record Compared(String field, String quickBooks, String here, boolean differs) {}

    static Finding of(Discrepancy found, String supportContact) {
        var compared = compared(found.quickBooks(), found.hub());
        var code = found.check().code();
        var words = code.replace('_', ' ').replace("quickbooks", "QuickBooks");
        return new Finding(
                DiscrepancyIds.of(found.id()),
                code,
                words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1),
                found.severity().word(),
                switch (found.severity()) {
                    case CRITICAL -> "stopped";
                    case HIGH -> "attention";
                    case MEDIUM, LOW -> "waiting";
                },
                about(found.about()),
                found.check().advice(supportContact),
                found.firstSeenAt(),
                found.check() == Check.WRITE_VANISHED,
                compared.stream()
                        .anyMatch(field ->
                                !field.quickBooks().isEmpty() && !field.here().isEmpty()),
                compared);
    }

    private static String about(Discrepancy.About about) {
        var kind = about.kind().replace('_', ' ');
        var name = Objects.requireNonNullElse(about.name(), "");
        return name.isEmpty() ? kind : kind + ' ' + name;
    }

    private static List<Compared> compared(Map<String, ?> quickBooks, Map<String, ?> here) {
        var fields = new TreeSet<>(quickBooks.keySet());
        fields.addAll(here.keySet());
        return fields.stream()
                .map(field -> {
                    var one = text(quickBooks.get(field));
                    var other = text(here.get(field));
                    return new Compared(words(field), one, other, !one.equals(other));
                })
                .toList();
    }

    private static String text(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        try {
            return ConnectorState.time(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException noTime) {
            return text;
        }
    }

    /** {@code openBalance} as people say it. */
    private static String words(String field) {
        return field.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
