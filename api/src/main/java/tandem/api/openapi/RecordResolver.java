package tandem.api.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes schemas of records, and keeps in mind which record each is made of. */
final class RecordResolver extends ModelResolver {

    private final Map<String, Class<?>> records = new ConcurrentHashMap<>();

    RecordResolver(ObjectMapper json) {
        super(json, new SchemaNames());
        openapi31(true);
    }

    /** The record behind a schema; empty for one that is made of something else. */
    Optional<Class<?>> record(String schema) {
        return Optional.ofNullable(records.get(schema));
    }

    @Override
    @SuppressWarnings("rawtypes") // the library's own model has no types here
    public @Nullable Schema resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Schema schema = super.resolve(type, context, others);
        var made = _mapper.constructType(type.getType()).getRawClass();
        if (schema != null && made.isRecord()) {
            var reference = schema.get$ref();
            var name = reference == null ? schema.getName() : reference.substring(reference.lastIndexOf('/') + 1);
            if (name != null) {
                records.put(name, made);
            }
        }
        return schema;
    }
}
