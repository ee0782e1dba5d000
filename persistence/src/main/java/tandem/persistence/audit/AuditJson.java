package tandem.persistence.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The fields of an act, as documents. */
public final class AuditJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private AuditJson() {}

    /** As it is stored: none where there is nothing to say. */
    static @Nullable String write(Map<String, ?> fields) {
        return fields.isEmpty() ? null : MAPPER.writeValueAsString(fields);
    }

    /** What was stored. */
    public static Map<String, Object> fields(@Nullable String json) {
        return json == null ? Map.of() : MAPPER.readValue(json, FIELDS);
    }
}
