package tandem.company;

import java.util.Optional;
import java.util.UUID;
import tandem.identity.TypeId;

/** The identity of a connector: one installation of the Web Connector for one company. */
public record ConnectorId(UUID value) {

    private static final String PREFIX = "con";

    /** Reads the outward form; empty when the text is no id of this type. */
    public static Optional<ConnectorId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(ConnectorId::new);
    }

    /** The outward form. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
