package tandem.api.console;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tandem.api.feed.Records;
import tandem.caller.Caller;
import tandem.company.CompanyId;
import tandem.feed.Topic;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What people call the records that are named by ids. */
@Component
final class Names {

    /** Fields without a value are fields, too. */
    private static final JsonMapper AS_THEY_ARE = JsonMapper.shared();

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final List<String> CALLED_BY = List.of("fullName", "name", "refNumber", "txnId");

    /** The lists whose records have a page of their own. */
    static final Map<Topic, String> PAGES = Map.of(
            Topic.BILL, "bills",
            Topic.VENDOR, "vendors",
            Topic.PAYMENT, "payments",
            Topic.VENDOR_CREDIT, "vendor-credits");

    private final Records records;
    private final JsonMapper json;

    Names(Records records, JsonMapper json) {
        this.records = records;
        this.json = json;
    }

    /**
     * A record that is named somewhere.
     *
     * @param text what people call it
     * @param path its page; absent: it has none
     */
    public record Name(String text, @Nullable String path) {}

    private record Id(Topic topic, UUID value, String text) {}

    /** What those of these ids are called that are ids of records which this person can see. */
    Map<String, Name> of(CompanyId company, Collection<String> ids, Caller caller) {
        var names = new HashMap<String, Name>();
        ids.stream()
                .distinct()
                .flatMap(text -> read(text).stream())
                .collect(groupingBy(Id::topic, mapping(id -> id, toSet())))
                .forEach((topic, some) -> name(company, topic, some, caller, names));
        return names;
    }

    private void name(CompanyId company, Topic topic, Set<Id> ids, Caller caller, Map<String, Name> names) {
        var shown = records.shown(company, topic, ids.stream().map(Id::value).collect(toSet()), caller);
        for (var id : ids) {
            var record = shown.get(id.value());
            if (record != null) {
                names.put(id.text(), new Name(called(fields(record), id.text()), page(company, topic, id.text())));
            }
        }
    }

    /** What a record says of itself, field by field. */
    Map<String, Object> fields(Object shown) {
        return AS_THEY_ARE.convertValue(json.valueToTree(shown), FIELDS);
    }

    /** What people call a record that says this of itself. */
    static String called(Map<String, Object> fields, String otherwise) {
        return CALLED_BY.stream()
                .flatMap(name ->
                        fields.get(name) instanceof String text && !text.isBlank() ? Stream.of(text) : Stream.empty())
                .findFirst()
                .orElse(otherwise);
    }

    /** The page of a record; absent where its list has none. */
    static @Nullable String page(CompanyId company, Topic topic, String id) {
        var list = PAGES.get(topic);
        return list == null ? null : "/console/companies/" + company + '/' + list + '/' + id;
    }

    private static Optional<Id> read(String text) {
        return Stream.of(Topic.values())
                .filter(topic -> topic != Topic.REQUEST)
                .flatMap(topic -> topic.parse(text).map(id -> new Id(topic, id, text)).stream())
                .findFirst();
    }

    /** Every text in these values, whatever holds it. */
    static Set<String> texts(Object value) {
        var texts = new HashSet<String>();
        collect(value, texts);
        return texts;
    }

    private static void collect(@Nullable Object value, Set<String> texts) {
        switch (value) {
            case String text -> texts.add(text);
            case Map<?, ?> fields -> fields.values().forEach(each -> collect(each, texts));
            case Collection<?> all -> all.forEach(each -> collect(each, texts));
            case null -> {}
            default -> {}
        }
    }
}
