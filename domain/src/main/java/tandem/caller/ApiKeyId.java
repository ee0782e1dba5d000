package tandem.caller;

import java.util.Optional;
import java.util.UUID;
import tandem.identity.TypeId;

/** The identity of an API key. It is no secret and survives rotation. */
public record ApiKeyId(UUID value) {

    private static final String PREFIX = "key";

    /** Reads the outward form; empty when the text is no id of this type. */
    public static Optional<ApiKeyId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(ApiKeyId::new);
    }

    /** The outward form. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
