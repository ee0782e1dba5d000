package tandem.company;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tandem.identity.TypeId;

/** The identity of a session. It is not the ticket, which is a secret. */
public record SessionId(UUID value) {

    private static final String PREFIX = "ses";

    /** Reads the outward form; empty when the text is no id of this type. */
    public static Optional<SessionId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(SessionId::new);
    }

    /** When the session began, to the millisecond, as the id tells. */
    public Instant begun() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> 16);
    }

    /** The outward form. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
