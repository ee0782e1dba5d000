package tandem.api.console;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.timeline.Line;

/** What somebody changed of a record, field by field, as people read it. */
final class FieldChanges {

    private static final Pattern ID = Pattern.compile("\\b[a-z]+_[0-7][0-9a-hjkmnp-tv-z]{25}\\b");

    private static final String NOTHING = "nothing";

    private FieldChanges() {}

    private record Change(String label, String before, String after) {}

    /**
     * One line of text for each field that is another one now; none where the record was made, since the page says what it is.
     *
     * @param called what people call what is named by ids
     */
    static List<String> of(Line line, Map<String, Names.Name> called) {
        if (line.before().isEmpty()) {
            return List.of();
        }
        var fields = new TreeSet<String>(line.before().keySet());
        fields.addAll(line.after().keySet());
        return fields.stream()
                .map(field -> new Change(
                        Sheet.label(field),
                        text(line.before().get(field), called),
                        text(line.after().get(field), called)))
                .filter(change -> !change.before().equals(change.after()))
                .map(change -> change.label() + ": " + change.before() + " \u2192 " + change.after())
                .toList();
    }

    /** The ids that stand in such fields. */
    static Set<String> ids(Collection<Line> lines) {
        return lines.stream()
                .flatMap(line -> Stream.of(line.before(), line.after()))
                .flatMap(fields -> Names.texts(fields).stream())
                .flatMap(text -> ID.matcher(text).results().map(found -> found.group()))
                .collect(toSet());
    }

    private static String text(@Nullable Object value, Map<String, Names.Name> called) {
        return switch (value) {
            case null -> NOTHING;
            case Collection<?> all ->
                all.isEmpty()
                        ? NOTHING
                        : all.stream().map(each -> text(each, called)).collect(joining("; "));
            case Map<?, ?> parts -> told(parts, called);
            default ->
                ID.matcher(value.toString()).replaceAll(found -> Matcher.quoteReplacement(name(found.group(), called)));
        };
    }

    /** What is not so need not be said. */
    private static String told(Map<?, ?> parts, Map<String, Names.Name> called) {
        return parts.entrySet().stream()
                .filter(part -> part.getValue() != null && !Boolean.FALSE.equals(part.getValue()))
                .map(part -> Sheet.label(String.valueOf(part.getKey())).toLowerCase(Locale.ROOT) + " "
                        + text(part.getValue(), called))
                .sorted()
                .collect(joining(", "));
    }

    private static String name(String id, Map<String, Names.Name> called) {
        var name = called.get(id);
        return name == null ? id : name.text();
    }
}
