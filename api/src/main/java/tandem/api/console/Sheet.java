package tandem.api.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What something says of itself, field by field, laid out for people: single fields beside each other, lists of things as tables. What
 * has no value is left out.
 */
public record Sheet(List<Fact> facts, List<Table> tables) {

    /** Ours alone, or shown elsewhere on the page. Bank details stay away from screens. */
    private static final Set<String> NOT_SHOWN =
            Set.of("id", "version", "achDetails", "lineId", "removedAt", "requestId", "companyId", "updatedAt");

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("refNumber", "Number"),
            Map.entry("txnId", "TxnID"),
            Map.entry("listId", "ListID"),
            Map.entry("apAccountId", "Accounts payable"),
            Map.entry("paymentAccountId", "Paid from"),
            Map.entry("openBalance", "Open in QuickBooks"),
            Map.entry("remainingAmount", "Remaining"),
            Map.entry("inProcessPayments", "In process"),
            Map.entry("paidAmount", "Paid"),
            Map.entry("grossAmount", "Total"),
            Map.entry("billDate", "Date"),
            Map.entry("dueDate", "Due"),
            Map.entry("isActive", "Active"));

    /** A field. */
    public record Fact(String label, Value value) {}

    /**
     * A value.
     *
     * @param path the page of what it names; absent: it names nothing that has one
     * @param isFigure whether it is a number that stands in a column of numbers
     */
    public record Value(String text, @Nullable String path, boolean isFigure) {

        static final Value NONE = new Value("", null, false);
    }

    /** A list of things, each with the same fields. */
    public record Table(String title, List<String> heads, List<List<Value>> rows) {}

    /** @param names what people call what is named by ids */
    static Sheet of(Map<String, ?> fields, Map<String, Names.Name> names) {
        var facts = new ArrayList<Fact>();
        var tables = new ArrayList<Table>();
        add("", fields, names, facts, tables);
        return new Sheet(facts, tables);
    }

    private static void add(
            String of, Map<?, ?> fields, Map<String, Names.Name> names, List<Fact> facts, List<Table> tables) {
        fields.forEach((key, value) -> {
            var name = String.valueOf(key);
            if (value == null || NOT_SHOWN.contains(name)) {
                return;
            }
            var label = of.isEmpty() ? label(name) : of + ", " + label(name).toLowerCase(Locale.ROOT);
            switch (value) {
                case Map<?, ?> inner -> add(label, inner, names, facts, tables);
                case Collection<?> all -> add(label, all, names, facts, tables);
                default -> facts.add(new Fact(label, value(value, names)));
            }
        });
    }

    private static void add(
            String label, Collection<?> all, Map<String, Names.Name> names, List<Fact> facts, List<Table> tables) {
        if (isOfThings(all)) {
            tables.add(table(label, all, names));
        } else if (!all.isEmpty()) {
            facts.add(new Fact(label, value(all, names)));
        }
    }

    private static boolean isOfThings(Collection<?> all) {
        return !all.isEmpty() && all.iterator().next() instanceof Map;
    }

    private static Table table(String title, Collection<?> things, Map<String, Names.Name> names) {
        var columns = new LinkedHashSet<String>();
        var rows = new ArrayList<Map<?, ?>>();
        for (var thing : things) {
            if (thing instanceof Map<?, ?> fields) {
                rows.add(fields);
                fields.forEach((key, value) -> {
                    if (value != null && !NOT_SHOWN.contains(String.valueOf(key))) {
                        columns.add(String.valueOf(key));
                    }
                });
            }
        }
        return new Table(
                title,
                columns.stream().map(Sheet::label).toList(),
                rows.stream()
                        .map(row -> columns.stream()
                                .map(column -> value(row.get(column), names))
                                .toList())
                        .toList());
    }

    private static Value value(@Nullable Object value, Map<String, Names.Name> names) {
        return switch (value) {
            case null -> Value.NONE;
            case Boolean yes -> new Value(yes ? "yes" : "no", null, false);
            case Collection<?> all ->
                new Value(String.join(", ", all.stream().map(String::valueOf).toList()), null, false);
            case Map<?, ?> inner ->
                new Value(
                        String.join(
                                ", ",
                                inner.values().stream().map(String::valueOf).toList()),
                        null,
                        false);
            default -> named(String.valueOf(value), names.get(String.valueOf(value)));
        };
    }

    private static Value named(String text, Names.@Nullable Name name) {
        return name == null
                ? new Value(text, null, text.matches("-?\\d+(\\.\\d+)?"))
                : new Value(name.text(), name.path(), false);
    }

    /** The name of a field as people say it: {@code dueDate} is "Due". */
    static String label(String field) {
        var known = LABELS.get(field);
        if (known != null) {
            return known;
        }
        var words = (field.length() > 2 && field.endsWith("Id") ? field.substring(0, field.length() - 2) : field)
                .replaceAll("([a-z])([A-Z0-9])", "$1 $2")
                .toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
