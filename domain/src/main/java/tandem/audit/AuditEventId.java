package tandem.audit;

import java.util.Optional;
import java.util.UUID;
import tandem.identity.TypeId;

/** The identity of an entry of the audit trail. Later entries have later ones. */
public record AuditEventId(UUID value) {

    private static final String PREFIX = "aud";

    /** Reads the outward form; empty when the text is no id of this type. */
    public static Optional<AuditEventId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(AuditEventId::new);
    }

    /** The outward form. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
