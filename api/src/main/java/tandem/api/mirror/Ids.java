package tandem.api.mirror;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.api.http.Problem;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;

/** Ids of mirrored records in paths, parameters and bodies. */
final class Ids {

    private static final UUID NOBODY = new UUID(0, 0);

    private Ids() {}

    static @Nullable String maybe(Kind kind, @Nullable UUID id) {
        return id == null ? null : EntityId.of(kind, id);
    }

    /** An id in a body. A text that is none names nothing, as an id of nobody does. */
    static @Nullable UUID named(Kind kind, @Nullable String text) {
        return text == null ? null : EntityId.parse(kind, text).orElse(NOBODY);
    }

    /** The vendor that a list is narrowed to. */
    static @Nullable UUID vendor(@Nullable String text) {
        return text == null
                ? null
                : EntityId.parse(Kind.VENDOR, text)
                        .orElseThrow(() -> Problem.badParameter("vendorId", "must be the id of a vendor"));
    }
}
