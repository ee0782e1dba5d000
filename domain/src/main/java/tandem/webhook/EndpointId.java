package tandem.webhook;

import java.util.Optional;
import java.util.UUID;
import tandem.identity.TypeId;

/** The identity of an endpoint. */
public record EndpointId(UUID value) {

    private static final String PREFIX = "whe";

    /** Reads the outward form; empty when the text is no id of this type. */
    public static Optional<EndpointId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(EndpointId::new);
    }

    /** The outward form. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
