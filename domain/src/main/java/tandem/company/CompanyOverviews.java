package tandem.company;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.listing.Slice;

/** Port: companies for lists and screens. */
public interface CompanyOverviews {

    Optional<CompanyOverview> find(CompanyId id);

    /** What those of these companies are called that there are. */
    Map<CompanyId, String> names(Set<CompanyId> companies);

    /**
     * Companies in the order in which they were created.
     *
     * @param only the one company that exists for the caller; {@code null}: all
     * @param externalId only the company with this external id; {@code null}: any
     */
    Slice<CompanyOverview> list(
            @Nullable CompanyId only, @Nullable String externalId, @Nullable CompanyId after, int limit);
}
