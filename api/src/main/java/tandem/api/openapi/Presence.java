package tandem.api.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells of each field whether it is always there and whether it may be null, as the record behind the schema has it. What callers
 * get is complete; what they send may lack whatever the record does not call required, and null is as good as nothing.
 */
final class Presence {

    private final OpenAPI api;
    private final RecordResolver records;

    Presence(OpenAPI api, RecordResolver records) {
        this.api = api;
        this.records = records;
    }

    void tell() {
        // springdoc takes a list of what may be null for a list that may
        bodies().filter(body -> body.getItems() != null).forEach(body -> body.setTypes(Set.of("array")));
        var sent = sentByCallers();
        api.getComponents()
                .getSchemas()
                .forEach((name, schema) ->
                        records.record(name).ifPresent(record -> tell(schema, record, sent.contains(name))));
    }

    private static void tell(Schema<?> schema, Class<?> record, boolean isSent) {
        for (var component : record.getRecordComponents()) {
            var name = component.getName();
            boolean mayBeNull = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (isSent) {
                if (mayBeNull && !isRequired(schema, name)) {
                    allowNull(schema, name);
                }
            } else if (!mayBeNull) {
                schema.addRequiredItem(name);
            } else if (!isLeftOut(component)) {
                schema.addRequiredItem(name);
                allowNull(schema, name);
            }
        }
    }

    private static boolean isRequired(Schema<?> schema, String field) {
        return schema.getRequired() != null && schema.getRequired().contains(field);
    }

    private static boolean isLeftOut(RecordComponent component) {
        var own = component.getAccessor().getAnnotation(JsonInclude.class);
        var inclusion = own == null ? component.getDeclaringRecord().getAnnotation(JsonInclude.class) : own;
        return inclusion != null && inclusion.value() == JsonInclude.Include.NON_NULL;
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // the library's own model has no types here
    private static void allowNull(Schema schema, String field) {
        var properties = (Map<String, Schema>) schema.getProperties();
        var property = properties.get(field);
        if (property == null) {
            throw new IllegalStateException(schema.getName() + " has no field " + field);
        }
        properties.put(field, orNull(property));
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Schema orNull(Schema property) {
        var reference = property.get$ref();
        if (reference != null) {
            return new Schema<>()
                    .description(property.getDescription())
                    .oneOf(List.of(new Schema<>().$ref(reference), new Schema<>().types(Set.of("null"))));
        }
        if (property.getTypes() != null) {
            var types = new LinkedHashSet<String>(property.getTypes());
            types.add("null");
            property.setTypes(types);
            if (property.getEnum() != null) {
                var words = new ArrayList<@Nullable Object>(property.getEnum());
                words.add(null);
                property.setEnum(words);
            }
        }
        return property;
    }

    private Set<String> sentByCallers() {
        var sent = new TreeSet<String>();
        bodies().forEach(body -> collect(body, sent));
        return sent;
    }

    private Stream<Schema<?>> bodies() {
        return api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
                .map(MediaType::getSchema);
    }

    private void collect(@Nullable Schema<?> schema, Set<String> found) {
        if (schema == null) {
            return;
        }
        var reference = schema.get$ref();
        if (reference != null) {
            var name = reference.substring(reference.lastIndexOf('/') + 1);
            if (found.add(name)) {
                collect(api.getComponents().getSchemas().get(name), found);
            }
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(property -> collect(property, found));
        }
        collect(schema.getItems(), found);
    }
}
