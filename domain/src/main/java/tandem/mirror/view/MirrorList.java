package tandem.mirror.view;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.listing.Slice;

/** Port: one kind of records of a company, to be looked at. */
public interface MirrorList<V> {

    /**
     * Records in the order of their ids, which is the order in which the hub came to know them. A record keeps its place for
     * ever, so that a reader who goes on from the last id meets each record once, whatever changes meanwhile.
     *
     * @param after the last id that the reader has seen; absent for the beginning
     * @param limit at least 1
     */
    Slice<V> list(CompanyId company, MirrorFilter filter, @Nullable UUID after, int limit);

    /** One record of the company, whether QuickBooks still has it or not. */
    Optional<V> find(CompanyId company, UUID id);

    /** Those of these records that the company has, each as it would be found by itself, in as many statements as one of them. */
    Map<UUID, V> find(CompanyId company, Set<UUID> ids);
}
