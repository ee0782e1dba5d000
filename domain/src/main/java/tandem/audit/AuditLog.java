package tandem.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.listing.Slice;

/** Port: the audit trail as people look through it. */
public interface AuditLog {

    /** Entries, the latest first. */
    Slice<Recorded> list(Filter filter, @Nullable AuditEventId after, int limit);

    /** An entry under its id. */
    record Recorded(AuditEventId id, AuditEvent event) {}

    /**
     * Which entries are meant; what is absent does not matter.
     *
     * @param company the company concerned
     * @param actor outward id of whoever acted
     * @param before of earlier than this
     * @param after of this time or later
     */
    record Filter(
            @Nullable UUID company,
            @Nullable String actor,
            @Nullable Instant before,
            @Nullable Instant after) {}
}
