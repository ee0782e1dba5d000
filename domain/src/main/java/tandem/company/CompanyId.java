package tandem.company;

import java.util.Optional;
import java.util.UUID;
import tandem.identity.TypeId;

/** The identity of a company, MineralTree's side of a pairing. */
public record CompanyId(UUID value) {

    private static final String PREFIX = "co";

    /** Reads the outward form; empty when the text is no id of this type. */
    public static Optional<CompanyId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(CompanyId::new);
    }

    /** The outward form. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
