package tandem.reconciliation;

import java.util.Optional;
import java.util.UUID;
import tandem.identity.TypeId;

/** The outward form of the ids of discrepancies: {@code dcp_01h455vb4pex5vsknk084sn02q}. */
public final class DiscrepancyIds {

    private static final String PREFIX = "dcp";

    private DiscrepancyIds() {}

    /** Writes an id. */
    public static String of(UUID id) {
        return TypeId.format(PREFIX, id);
    }

    /** Reads an id; empty when the text is none. */
    public static Optional<UUID> parse(String text) {
        return TypeId.parse(PREFIX, text);
    }
}
