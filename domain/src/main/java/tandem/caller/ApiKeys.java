package tandem.caller;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.listing.Slice;

/** Port: the API keys that have not been deleted. Secrets come and go as keyed hashes only. */
public interface ApiKeys {

    /** The key with this hash, or with this hash as a previous one that is still good at that moment. One indexed look-up. */
    Optional<ApiKey> byHash(byte[] hash, Instant now);

    Optional<ApiKey> find(ApiKeyId id);

    /**
     * Keys in the order in which they were made.
     *
     * @param company only those limited to this company; {@code null}: all
     */
    Slice<ApiKey> list(@Nullable CompanyId company, @Nullable ApiKeyId after, int limit);

    void add(ApiKey key, byte[] hash, String createdBy);

    /** Adds a key if there has never been one. Of several nodes at the same moment one succeeds. */
    boolean addFirst(ApiKey key, byte[] hash);

    /** Replaces the secret; the old one stays good until then. False when the version has moved on. */
    boolean rotate(ApiKeyId id, long version, byte[] hash, Instant previousUntil);

    /** False when the version has moved on, or the key is gone. */
    boolean delete(ApiKeyId id, long version, Instant now);

    /** How many keys manage everything and never expire, or not yet; locks them until the transaction ends. */
    int managingEverything(Instant now);

    /** Notes a use. */
    void used(ApiKeyId id, Instant now);
}
