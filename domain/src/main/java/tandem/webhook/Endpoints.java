package tandem.webhook;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.listing.Slice;

/** Port: the endpoints as people see and change them. Secrets are kept in a sealed form. */
public interface Endpoints {

    Optional<Endpoint> find(EndpointId id);

    /**
     * Endpoints in the order in which they were made.
     *
     * @param company only those of this company; {@code null}: all
     */
    Slice<Endpoint> list(@Nullable CompanyId company, @Nullable EndpointId after, int limit);

    /** Adds one, which is told of what happens from now on. */
    void add(Endpoint endpoint, SigningSecret secret, String createdBy);

    /** Keeps what people and its health say about it, as the next version; false when the version has moved on. */
    boolean change(Endpoint changed);

    /** Replaces the secret; the one before signs as well until then. False when the version has moved on. */
    boolean rotate(EndpointId id, long version, SigningSecret secret, Instant previousUntil);

    /** Deletes it with its deliveries; false when the version has moved on. */
    boolean delete(EndpointId id, long version);
}
