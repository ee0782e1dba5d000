package tandem.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tells whether two requests are the same: method, path, parameters, and a body whose fields may stand in any order. */
final class Fingerprint {

    private final JsonMapper json;

    Fingerprint(JsonMapper json) {
        this.json = json.rebuild()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    byte[] of(HttpServletRequest request, byte[] body) {
        var digest = sha256();
        add(digest, request.getMethod());
        add(digest, request.getRequestURI());
        new TreeMap<>(request.getParameterMap()).forEach((name, values) -> {
            add(digest, name);
            for (var value : values) {
                add(digest, value);
            }
        });
        digest.update(canonical(body));
        return digest.digest();
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private byte[] canonical(byte[] body) {
        try {
            return body.length == 0 ? body : json.writeValueAsBytes(json.readValue(body, Object.class));
        } catch (JacksonException e) {
            // Not JSON: the call will be refused, or takes something else; the bytes themselves must do.
            return body;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
