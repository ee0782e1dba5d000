package tandem.api.console;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.api.http.FieldError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a content as inputs, made from the form in which the contract takes it: whatever may be said there may be said here. Each
 * input is called by the field's JSON pointer in the content, so that what is wrong with it is told beside it.
 *
 * @param errors what is wrong and belongs to no single field
 */
public record ContentForm(List<Field> fields, List<Rows> rows, List<String> errors) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What is shown and cannot be said. */
    private static final Set<String> FIXED = Set.of("billed", "notes", "grossAmount");

    /** What goes along unseen: it says which line of QuickBooks is meant. */
    private static final Set<String> UNSEEN = Set.of("lineId");

    private static final Map<String, String> LISTS = Map.of(
            "accountId", "accounts",
            "apAccountId", "accounts",
            "paymentAccountId", "accounts",
            "discountAccountId", "accounts",
            "classId", "classes",
            "termsId", "terms",
            "itemId", "items");

    /** What an input takes. */
    public enum Sort {
        TEXT,
        DATE,
        WHOLE,
        YES,
        CHOICE,
        UNSEEN;

        /** For templates. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An input.
     *
     * @param named what people call what the value names; absent: it names nothing
     * @param list the list whose entries may be chosen; absent: there is none
     * @param error what is wrong with it; absent: nothing is known to be
     */
    public record Field(
            String pointer,
            String label,
            Sort sort,
            String value,
            List<String> choices,
            @Nullable String named,
            @Nullable String list,
            @Nullable String error) {}

    /**
     * What may be chosen from a list.
     *
     * @param entries ids with what people call them, in the order of the latter
     * @param whole whether there are no others
     */
    public record Choices(Map<String, String> entries, boolean whole) {}

    /** Things of one sort, the last of them empty, to be filled in or not. */
    public record Rows(String title, List<Row> rows) {}

    /** One of them. */
    public record Row(List<Field> fields, List<Rows> rows) {}

    /**
     * The inputs for a content.
     *
     * @param form in which the content is given
     * @param names what people call what is named in it
     * @param wrong what is wrong with it
     */
    static ContentForm of(Class<?> form, JsonNode content, Map<String, Names.Name> names, List<FieldError> wrong) {
        var messages = new HashMap<String, String>();
        for (var error : wrong) {
            var pointer = error.pointer() == null ? "" : error.pointer().replaceFirst("^/content", "");
            messages.merge(pointer, error.message(), (one, other) -> one + "; " + other);
        }
        var made = new Inputs(names, messages).of(form, "", "", content);
        return new ContentForm(made.fields(), made.rows(), List.copyOf(messages.values()));
    }

    /** Makes inputs, and takes what is wrong with each out of what is wrong. */
    private record Inputs(Map<String, Names.Name> names, Map<String, String> wrong) {

        Row of(Class<?> form, String at, String within, JsonNode content) {
            var fields = new ArrayList<Field>();
            var rows = new ArrayList<Rows>();
            for (var part : form.getRecordComponents()) {
                var name = part.getName();
                var pointer = at + '/' + name;
                var value = content.path(name);
                var label = within.isEmpty()
                        ? Sheet.label(name)
                        : within + ", " + Sheet.label(name).toLowerCase(Locale.ROOT);
                var thing = thing(part);
                if (FIXED.contains(name)) {
                    continue;
                }
                if (thing != null) {
                    rows.add(new Rows(Sheet.label(name), rows(thing, pointer, value)));
                } else if (part.getType().isRecord()) {
                    var inner = of(part.getType(), pointer, label, value);
                    fields.addAll(inner.fields());
                    rows.addAll(inner.rows());
                } else {
                    fields.add(field(part, pointer, label, value.isNull() ? "" : value.asString("")));
                }
            }
            return new Row(fields, rows);
        }

        private List<Row> rows(Class<?> thing, String pointer, JsonNode all) {
            var rows = new ArrayList<Row>();
            for (int index = 0; index <= all.size(); index++) {
                rows.add(of(thing, pointer + '/' + index, "", all.path(index)));
            }
            return rows;
        }

        private Field field(RecordComponent part, String pointer, String label, String value) {
            var name = names.get(value);
            return new Field(
                    pointer,
                    label,
                    sort(part),
                    value,
                    choices(part.getType()),
                    name == null ? null : name.text(),
                    LISTS.get(part.getName()),
                    wrong.remove(pointer));
        }
    }

    private static Sort sort(RecordComponent part) {
        var type = part.getType();
        if (UNSEEN.contains(part.getName())) {
            return Sort.UNSEEN;
        }
        if (type.isEnum()) {
            return Sort.CHOICE;
        }
        if (type == LocalDate.class) {
            return Sort.DATE;
        }
        if (type == Boolean.class) {
            return Sort.YES;
        }
        return type == Integer.class ? Sort.WHOLE : Sort.TEXT;
    }

    private static List<String> choices(Class<?> type) {
        return type.isEnum()
                ? Stream.of(type.getEnumConstants())
                        .map(word -> ((Enum<?>) word).name().toLowerCase(Locale.ROOT))
                        .toList()
                : List.of();
    }

    /** What a list holds; absent where the part is no list of things. */
    private static @Nullable Class<?> thing(RecordComponent part) {
        return part.getGenericType() instanceof ParameterizedType list
                        && list.getRawType() == List.class
                        && list.getActualTypeArguments()[0] instanceof Class<?> thing
                        && thing.isRecord()
                ? thing
                : null;
    }

    /**
     * What was filled in, as a change of the content: what is empty is taken away.
     *
     * @param given by pointer
     */
    static ObjectNode read(Class<?> form, Map<String, String> given) {
        return object(form, "", given, true);
    }

    private static ObjectNode object(Class<?> form, String at, Map<String, String> given, boolean takesAway) {
        var object = JSON.createObjectNode();
        for (var part : form.getRecordComponents()) {
            var name = part.getName();
            if (FIXED.contains(name)) {
                continue;
            }
            var value = value(part, at + '/' + name, given);
            if (value != null) {
                object.set(name, value);
            } else if (takesAway) {
                object.putNull(name);
            }
        }
        return object;
    }

    private static @Nullable JsonNode value(RecordComponent part, String pointer, Map<String, String> given) {
        var thing = thing(part);
        if (thing != null) {
            return things(thing, pointer, given);
        }
        if (part.getType().isRecord()) {
            return isEmpty(pointer, given) ? null : object(part.getType(), pointer, given, false);
        }
        var text = given.getOrDefault(pointer, "").strip();
        if (text.isEmpty()) {
            return null;
        }
        if (part.getType() == Boolean.class) {
            return JSON.getNodeFactory().booleanNode(text.equals("true"));
        }
        if (part.getType() == Integer.class && text.matches("-?\\d{1,9}")) {
            return JSON.getNodeFactory().numberNode(Integer.parseInt(text));
        }
        return JSON.getNodeFactory().stringNode(text);
    }

    /** The things that somebody has filled in; a row that was emptied is gone. */
    private static JsonNode things(Class<?> thing, String pointer, Map<String, String> given) {
        var things = JSON.createArrayNode();
        for (int index = 0; isThere(pointer + '/' + index + '/', given); index++) {
            var at = pointer + '/' + index;
            if (!isEmpty(at, given)) {
                things.add(object(thing, at, given, false));
            }
        }
        return things;
    }

    private static boolean isThere(String prefix, Map<String, String> given) {
        return given.keySet().stream().anyMatch(pointer -> pointer.startsWith(prefix));
    }

    /** Whether nothing is said below this place; which line was meant says nothing by itself, nor does a tick. */
    private static boolean isEmpty(String pointer, Map<String, String> given) {
        return given.entrySet().stream()
                .filter(each -> each.getKey().startsWith(pointer + '/'))
                .filter(each ->
                        !UNSEEN.contains(each.getKey().substring(each.getKey().lastIndexOf('/') + 1)))
                .allMatch(each -> each.getValue().isBlank() || each.getValue().equals("true"));
    }
}
