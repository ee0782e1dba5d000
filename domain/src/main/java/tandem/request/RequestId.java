package tandem.request;

import java.util.Optional;
import java.util.UUID;
import tandem.identity.TypeId;

/** The identity of a request. */
public record RequestId(UUID value) {

    private static final String PREFIX = "req";

    /** Reads the outward form; empty when the text is no id of this type. */
    public static Optional<RequestId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(RequestId::new);
    }

    /** The outward form. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
