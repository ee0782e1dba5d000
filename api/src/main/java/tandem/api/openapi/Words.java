package tandem.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json31;
import java.io.IOException;
import java.io.UncheckedIOException;
import tools.jackson.databind.json.JsonMapper;

/** Makes what callers see of a value into what the library of the contract can hold: it has a JSON library of its own. */
record Words(JsonMapper json) {

    JsonNode of(Object value) {
        return read(json.writeValueAsString(value));
    }

    static JsonNode read(String text) {
        try {
            return Json31.mapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON", e);
        }
    }
}
