package tandem.timeline;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.listing.Slice;

/** Port: everything that was noted down about records, wherever it is kept. */
public interface Chronicle {

    /**
     * What happened to a record, the earliest first.
     *
     * @param subject its outward id
     * @param after the last entry that was seen; absent: from the beginning
     */
    Slice<Entry> about(CompanyId company, UUID record, String subject, @Nullable Moment after, int limit);

    /** The time of the first change that the company's feed still has, where older ones were thrown away. */
    Optional<Instant> changesKeptSince(CompanyId company);

    /** What people call these, of those that are keys, people or sessions of connectors. */
    Map<String, String> names(CompanyId company, Set<String> ids);
}
