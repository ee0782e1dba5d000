package tandem.people;

import java.util.Optional;
import java.util.UUID;
import tandem.identity.TypeId;

/** The identity of a person. It is no secret and survives a new name and a new password. */
public record PersonId(UUID value) {

    private static final String PREFIX = "usr";

    /** Reads the outward form; empty when the text is no id of this type. */
    public static Optional<PersonId> parse(String text) {
        return TypeId.parse(PREFIX, text).map(PersonId::new);
    }

    /** The outward form. */
    @Override
    public String toString() {
        return TypeId.format(PREFIX, value);
    }
}
