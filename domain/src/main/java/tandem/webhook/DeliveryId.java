package tandem.webhook;

import java.util.Optional;
import java.util.UUID;
import tandem.identity.TypeId;

/** The identity of an event's delivery to an endpoint. */
public record DeliveryId(UUID value) {

    private static final String PREFIX = "whd";

    /** Reads the outward form; empty when the text is no id of this type. */
    public static Optional<DeliveryId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(DeliveryId::new);
    }

    /** The outward form. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
